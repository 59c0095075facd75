import { chooseListView } from '#lib/data/registry/list-view.ts';
import { findLifeSituationPage } from '#lib/data/registry/subject-page.ts';
import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** A life situation in the newest published quarter or the one asked for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const choice = await chooseListView(locals, url.searchParams);
  const situation = (await findLifeSituationPage(locals, params.situation, choice)) ?? notFound(locals);
  return { ...choice, situation };
};
