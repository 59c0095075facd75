import { findAuthorityName } from '#lib/data/registry/find-authority-name.ts';
import { chooseListView } from '#lib/data/registry/list-view.ts';
import { listTouchpoints } from '#lib/data/registry/overview.ts';
import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** Touchpoints that people rate as such, 100 a page: of one authority with those below it, or of all. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const [asked, after] = [url.searchParams.get('authority'), url.searchParams.get('after')];
  const choice = await chooseListView(locals, url.searchParams);
  const authority = asked === null ? null : ((await findAuthorityName(locals, asked)) ?? notFound(locals));
  const touchpoints = await listTouchpoints(locals, choice, { authority: authority?.slug ?? null, after });
  return { ...choice, after, authority, touchpoints };
};
