import type DataLoader from 'dataloader';
import { batchMany, batchOne } from '../../kernel/batch-loader.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { withTenant } from '../access/index.ts';
import { ImprovementSubject } from './improvement.entity.ts';
import { type PublishedReport, readReports } from './published-report.ts';
import { Report } from './report.entity.ts';
import { inOrderOfKind } from './subjects.rules.ts';

/** What the improvements are about, in the order in which subjects are always listed. For staff. */
export const subjectsOfImprovement = (context: RequestContext): DataLoader<string, ImprovementSubject[]> =>
  batchMany(
    async (ids) =>
      inOrderOfKind(
        await withTenant(context, (em) => em.find(ImprovementSubject, { improvementId: { $in: [...ids] } })),
      ),
    ({ improvementId }) => improvementId,
  );

/** The report of an improvement, published or a draft. For staff of its authority. */
export const draftOfImprovement = (context: RequestContext): DataLoader<string, Report | null> =>
  batchOne(
    (ids) => withTenant(context, (em) => em.find(Report, { improvementId: { $in: [...ids] } })),
    ({ improvementId }) => improvementId,
  );

/** The published report of an improvement. */
export const reportOfImprovement = ({ pool }: RequestContext): DataLoader<string, PublishedReport | null> =>
  batchOne(
    (ids) => readReports(pool, [{ sql: 'report.improvement_id = any (?::uuid[])', value: ids }], ids.length),
    ({ improvement }) => improvement.id,
  );
