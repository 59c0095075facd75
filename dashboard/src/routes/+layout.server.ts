import type { LayoutServerLoad } from './$types';

/** The language of the page, and whether figures are still being prepared, for every page. */
export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  languageIsExplicit: locals.languageIsExplicit,
  areFiguresInPreparation: locals.host.areFiguresInPreparation,
});
