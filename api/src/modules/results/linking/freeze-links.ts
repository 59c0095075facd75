import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { POLICY } from '../../../statistics/index.ts';
import type { ParallelRun } from '../../methodology/index.ts';
import { estimateLinks } from './estimate-links.ts';
import type { InstrumentLink } from './instrument-link.ts';

/**
 * Stores the links of a complete run for good. A link that rests on fewer than 100 answers an arm is not made: the
 * series breaks there.
 * @param em of the transaction that ends the run
 * @throws DomainError PARALLEL_RUN_UNCOUNTED when draws are not counted of all answers that it would rest on
 */
export async function freezeLinks(
  context: RequestContext,
  em: EntityManager,
  run: ParallelRun,
  at: Date,
): Promise<void> {
  for (const { link } of await estimateLinks(context, run, { isForGood: true })) {
    if (link === null || Math.min(link.oldN, link.newN) < POLICY.minimumToFlag) continue;
    const { item, kind, shift, variance, slope, intercept, ratio, oldN, newN, strata } = link;
    await em.execute(
      `insert into instrument_link (run_id, item, kind, shift, variance, slope, intercept, ratio, old_n, new_n, strata, frozen_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [run.id, item, kind, shift, variance, slope, intercept, ratio, oldN, newN, strata, at],
    );
  }
}

/** The frozen links of a run, by item. */
export async function readLinks({ pool }: RequestContext, { id, newVersion }: ParallelRun): Promise<InstrumentLink[]> {
  const { rows } = await pool.query<Omit<InstrumentLink, 'newVersion'>>(
    `select item, kind, shift, variance, slope, intercept, ratio, old_n as "oldN", new_n as "newN", strata
     from instrument_link where run_id = $1 order by array_position(array['SAT', 'EASE', 'TIME'], item)`,
    [id],
  );
  return rows.map((row) => ({ ...row, newVersion }));
}
