import DataLoader from 'dataloader';
import { batchMany, batchOne } from '../../kernel/batch-loader.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { withTenant } from '../access/index.ts';
import { ImprovementComparison, ImprovementSubject } from './improvement.entity.ts';
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

/** UUIDs of the services that the improvements are compared with, oldest in the registry first. For staff. */
export const comparisonServices = (context: RequestContext): DataLoader<string, string[]> => {
  const rows = batchMany(
    (ids) =>
      withTenant(context, (em) =>
        em.find(ImprovementComparison, { improvementId: { $in: [...ids] } }, { orderBy: { serviceId: 'asc' } }),
      ),
    ({ improvementId }: ImprovementComparison) => improvementId,
  );
  return new DataLoader(async (ids) =>
    (await rows.loadMany(ids)).map((found) =>
      found instanceof Error ? found : found.map(({ serviceId }) => serviceId),
    ),
  );
};

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
