import { csvResponse } from '#lib/data/staff/csv.ts';
import { overviewFile } from '#lib/data/staff/overview-file.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { RequestHandler } from './$types';

/** The trend of the overview as a file, with or without limits. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { authority, chart, rows } = await overviewFile(locals, state, url.searchParams.get('chart'));
  return csvResponse(`otklik-${authority.slug}-${chart}.csv`, rows);
};
