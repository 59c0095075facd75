import { csvResponse } from '#lib/data/staff/csv.ts';
import { subjectFile } from '#lib/data/staff/subject-file.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { RequestHandler } from './$types';

/** One drawing of the page as a file. */
export const GET: RequestHandler = async ({ locals, url, params }) => {
  const state = viewStateFromUrl(url.searchParams);
  const chart = url.searchParams.get('chart');
  const rows = await subjectFile(locals, 'touchpoint', params.slug, state, chart);
  return csvResponse(`otklik-${params.slug}-${chart}.csv`, rows);
};
