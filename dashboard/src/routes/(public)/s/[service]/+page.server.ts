import { choosePeriod } from '#lib/data/figures/published-periods.ts';
import { findServicePage } from '#lib/data/registry/subject-page.ts';
import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** A service in the newest published quarter or the one asked for. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const choice = await choosePeriod(locals, url.searchParams.get('from'));
  const service = (await findServicePage(locals, params.service, choice)) ?? notFound(locals);
  return { ...choice, service };
};
