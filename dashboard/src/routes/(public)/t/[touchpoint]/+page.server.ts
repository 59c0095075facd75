import { choosePeriod } from '#lib/data/figures/published-periods.ts';
import { findTouchpointPage } from '#lib/data/registry/subject-page.ts';
import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** A touchpoint, rated as such, in the newest published quarter or the one asked for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const choice = await choosePeriod(locals, url.searchParams.get('from'));
  const touchpoint = (await findTouchpointPage(locals, params.touchpoint, choice)) ?? notFound(locals);
  return { ...choice, touchpoint };
};
