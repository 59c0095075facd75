import { connection, type Connection, type Page, pageOf } from '../connection.ts';
import { askPublic } from '../run.ts';
import { REPORT_SUMMARY, type ReportSummary } from './report.ts';

export const REPORTS = `query Reports($first: Int!, $after: String, $language: Language) {
  reports(first: $first, after: $after) { ${connection(REPORT_SUMMARY)} }
}`;

/** Published reports, newest first. */
export async function listReports(
  locals: App.Locals,
  { first, after }: { first: number; after: string | null },
): Promise<Page<ReportSummary>> {
  const { reports } = await askPublic<{ reports: Connection<ReportSummary> }>(locals, REPORTS, {
    first,
    after,
    language: locals.language,
  });
  return pageOf(reports);
}
