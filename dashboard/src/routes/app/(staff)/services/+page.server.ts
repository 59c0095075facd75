import { readServiceComparison, withChannelsOfPage } from '#lib/data/staff/service-comparison.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { comparison, ...rest } = await readServiceComparison(locals, state);
  return { state, ...rest, comparison: withChannelsOfPage(comparison, state, locals.language) };
};
