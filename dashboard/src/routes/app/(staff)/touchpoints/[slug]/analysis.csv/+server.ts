import { analysisFile } from '#lib/data/staff/analyses/analysis-files.ts';
import { csvResponse } from '#lib/data/staff/csv.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { RequestHandler } from './$types';

/** One analysis of the page as a file. */
export const GET: RequestHandler = async ({ locals, url, params }) => {
  const state = viewStateFromUrl(url.searchParams);
  const chart = url.searchParams.get('chart');
  const rows = await analysisFile(locals, 'touchpoint', params.slug, state, chart);
  return csvResponse(`otklik-${params.slug}-${chart}.csv`, rows);
};
