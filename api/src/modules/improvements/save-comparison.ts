import type { EntityManager } from '@mikro-orm/postgresql';
import { ImprovementComparison } from './improvement.entity.ts';

/**
 * Stores which services an improvement is compared with, instead of those stored before.
 * @param em of `withTenant`; the improvement must not have started: the database refuses it then
 */
export async function saveComparison(
  em: EntityManager,
  improvementId: string,
  serviceIds: readonly string[],
): Promise<void> {
  await em.nativeDelete(ImprovementComparison, { improvementId });
  if (serviceIds.length > 0)
    await em.insertMany(
      ImprovementComparison,
      serviceIds.map((serviceId) => ({ improvementId, serviceId })),
    );
}
