import { listReports } from '#lib/data/reports/list-reports.ts';
import type { PageServerLoad } from './$types';

/** Published reports, newest first, 20 a page. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const after = url.searchParams.get('after');
  return { after, reports: await listReports(locals, { first: 20, after }) };
};
