import type { LayoutServerLoad } from './$types';

/** The language of the page, for every page. */
export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  languageIsExplicit: locals.languageIsExplicit,
});
