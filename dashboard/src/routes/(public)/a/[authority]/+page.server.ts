import { chooseListView } from '#lib/data/registry/list-view.ts';
import { findAuthorityPage } from '#lib/data/registry/subject-page.ts';
import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** An authority in the newest published quarter or the one asked for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const choice = await chooseListView(locals, url.searchParams);
  const authority = (await findAuthorityPage(locals, params.authority, choice)) ?? notFound(locals);
  return { ...choice, authority };
};
