import { findReport } from '#lib/data/reports/find-report.ts';
import { notFound } from '#lib/data/run.ts';
import type { PageServerLoad } from './$types';

/** One published report. */
export const load: PageServerLoad = async ({ locals, params }) => ({
  report: (await findReport(locals, params.report)) ?? notFound(locals),
});
