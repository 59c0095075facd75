import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../../kernel/domain-error.ts';
import { uuidOf } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, requireRole, withTenant } from '../../access/index.ts';
import { actorOf } from './actor.ts';
import { type ParallelRun, RUN_COLUMNS } from './parallel-run.ts';

/**
 * Ends a parallel run: its old version is retired. After its full quarter the links are frozen in the same
 * transaction; ended before, it leaves none, and the series breaks.
 * @param freeze stores the links of a run that is complete
 * @throws DomainError NOT_FOUND, STATE_TRANSITION when it has ended
 */
export async function endParallelRun(
  context: RequestContext,
  id: string,
  freeze: (em: EntityManager, run: ParallelRun, at: Date) => Promise<void>,
): Promise<ParallelRun> {
  const uuid = uuidOf('ParallelRun', id);
  const by = actorOf(requireRole(context.viewer));
  const now = context.clock.now();
  const ended = await withTenant(context, async (em) => {
    const [row] = uuid ? await em.execute<ParallelRun[]>(`select ${RUN_COLUMNS} where id = ? for update`, [uuid]) : [];
    if (!row) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'id'] });
    if (row.endedAt) throw new DomainError({ code: 'STATE_TRANSITION', path: ['input', 'id'] });
    // The ORM reads instants as texts.
    const run = { ...row, startedAt: new Date(row.startedAt), endsAt: new Date(row.endsAt) };
    if (now >= run.endsAt) await freeze(em, run, now);
    await em.execute('update parallel_run set ended_at = ?, ended_by = ? where id = ?', [now, by, run.id]);
    await em.execute(
      `update instrument_version set state = 'RETIRED', retired_at = ? where version = ? and state = 'PUBLISHED'`,
      [now, run.oldVersion],
    );
    const object = { type: 'ParallelRun', id: run.id, authorityId: null } as const;
    await recordChange(em, context, 'parallelRunEnd', object, { endedAt: null }, { endedAt: now });
    return { ...run, endedAt: now };
  });
  await context.instruments.refresh();
  return ended;
}
