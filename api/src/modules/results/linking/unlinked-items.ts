import type { Item, UnlinkedReason } from '@otklik/schema';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { ParallelRun } from '../../methodology/index.ts';
import { estimateLinks } from './estimate-links.ts';
import { readLinks } from './freeze-links.ts';

/** An item in which two versions are not linked: the value behind the GraphQL type. */
export interface UnlinkedItem {
  item: Item;
  reason: UnlinkedReason;
}

/**
 * The items of the index in which the versions of a run are not linked, and why: by the answers so far while it goes
 * on, beside its frozen links when it has been ended.
 */
export async function unlinkedItems(context: RequestContext, run: ParallelRun): Promise<UnlinkedItem[]> {
  const attempts = await estimateLinks(context, run);
  if (run.endedAt === null)
    return attempts.flatMap((attempt) =>
      attempt.link === null ? [{ item: attempt.item, reason: attempt.reason }] : [],
    );
  if (run.endedAt < run.endsAt) return attempts.map(({ item }) => ({ item, reason: 'ENDED_EARLY' }));
  const frozen = new Set((await readLinks(context, run)).map(({ item }) => item));
  return attempts
    .filter(({ item }) => !frozen.has(item))
    .map((attempt) => ({
      item: attempt.item,
      reason: attempt.link === null ? attempt.reason : 'TOO_FEW_TO_FREEZE',
    }));
}
