import { refuseFaults } from '../../kernel/domain-error.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { keptTexts } from '../../kernel/kept-text.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { recordChange, withTenant } from '../access/index.ts';
import { changeableImprovement } from './changeable-improvement.ts';
import type { Improvement } from './improvement.entity.ts';
import type { ImprovementReportSaveInput } from './improvement.input.ts';
import { Report } from './report.entity.ts';
import { completenessFaults, draftFaults, REPORT_TEXTS, type ReportTexts, textsOf } from './report-texts.rules.ts';

/**
 * Stores the texts of the report on an improvement. A report that is already public changes at once, and so must
 * stay complete; what it said before is in the audit trail.
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, TEXT_TOO_LONG, REPORT_INCOMPLETE
 */
export function saveReport(context: RequestContext, input: ImprovementReportSaveInput): Promise<Improvement> {
  const texts = Object.fromEntries(REPORT_TEXTS.map((name) => [name, keptTexts(input[name])])) as ReportTexts;
  refuseFaults(draftFaults(texts));
  return withTenant(context, async (em) => {
    const improvement = await changeableImprovement(context, em, input.id);
    const { id: improvementId, authorityId } = improvement;
    const report = await em.findOne(Report, { improvementId });
    if (report?.publishedAt) refuseFaults(completenessFaults(texts));
    const before = report && textsOf(report);
    if (report) Object.assign(report, texts);
    else {
      const id = uuidV7(context.clock.now().getTime());
      // The address is made of the title when the report is published; until then nobody can ask for it.
      const slug = `draft-${id}`;
      em.persist(em.create(Report, { id, improvementId, authorityId, slug, ...texts, publishedAt: null }));
    }
    await em.flush();
    const object = { type: 'Improvement', id: improvementId, authorityId } as const;
    await recordChange(em, context, 'improvementReportSave', object, before, texts);
    return improvement;
  });
}
