import { findWording, wordingFromUrl } from '#lib/data/method/wording.ts';
import type { PageServerLoad } from './$types';

/** The questions in both languages, as the chosen mode puts them. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const view = wordingFromUrl(url.searchParams);
  return { view, wording: await findWording(locals, view) };
};
