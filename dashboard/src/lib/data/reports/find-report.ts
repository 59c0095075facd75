import { askPublic } from '../run.ts';
import { REPORT_PAGE, type ReportPage } from './report.ts';

export const REPORT = `query Report($id: ID!, $language: Language) { report(id: $id) { ${REPORT_PAGE} } }`;

/** A published report by its slug; null when there is none. */
export async function findReport(locals: App.Locals, slug: string): Promise<ReportPage | null> {
  const { report } = await askPublic<{ report: ReportPage | null }>(locals, REPORT, {
    id: slug,
    language: locals.language,
  });
  return report;
}
