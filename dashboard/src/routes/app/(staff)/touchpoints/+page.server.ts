import { readTouchpoints } from '#lib/data/staff/lists.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  return { state, ...(await readTouchpoints(locals, state)) };
};
