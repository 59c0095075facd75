import { type Bump, bumpVersion } from '@otklik/schema';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, refuseFaults } from '../../../kernel/domain-error.ts';
import { uuidV7 } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { POLICY } from '../../../statistics/index.ts';
import { recordChange, requireRole, withTenant } from '../../access/index.ts';
import { actorOf } from './actor.ts';
import { findById, lockDraft, lockParent } from './draft.repository.ts';
import { publishFaults } from './draft.rules.ts';
import { findingsOf } from './instrument-findings.ts';
import type { InstrumentVersion } from './instrument-version.ts';

const DAY_MS = 86_400_000;

/**
 * Publishes a draft as the next version after its parent, which is retired, unless both are to run in
 * parallel. From then on neither can be changed. It
 * is asked everywhere within a few seconds; answers to its predecessors are taken as before.
 * @throws DomainError NOT_FOUND, INSTRUMENT_FROZEN, STALE_CHANGE, INSTRUMENT_PARENT_OUTDATED, INSTRUMENT_HAS_ERROR,
 *   INSTRUMENT_WARNING_OPEN, INSTRUMENT_BUMP_TOO_SMALL, FIELD_MISSING, PARALLEL_RUN_RUNNING, PARALLEL_RUN_NOT_MAJOR
 */
export async function publishDraft(
  context: RequestContext,
  input: { id: string; edition: number; bump: Bump; parallelRun: boolean },
): Promise<InstrumentVersion> {
  const { clock, language, instruments } = context;
  const by = actorOf(requireRole(context.viewer));
  const published = await withTenant(context, async (em) => {
    const draft = await lockDraft(em, input);
    const parent = await lockParent(em, draft);
    const parentVersion = parent.version!;
    await instruments.refresh();
    await refuseDuringRun(em, input);
    refuseFaults(
      publishFaults(
        { ...draft, content: draft.instrument.content },
        { version: parentVersion, content: parent.instrument.content },
        findingsOf(draft),
        input.bump,
        instruments.all()[0]?.version ?? parentVersion,
        language,
      ),
    );
    const now = clock.now();
    const version = bumpVersion(parentVersion, input.bump);
    await em.execute(
      `update instrument_version set state = 'PUBLISHED', version = ?, published_at = ?, published_by = ? where id = ?`,
      [version, now, by, draft.id],
    );
    const goesOn = input.parallelRun ? [draft.id, parent.id] : [draft.id];
    await em.execute(
      `update instrument_version set state = 'RETIRED', retired_at = ?
       where state = 'PUBLISHED' and id not in (${goesOn.map(() => '?').join(', ')})`,
      [now, ...goesOn],
    );
    if (input.parallelRun)
      await em.execute(
        `insert into parallel_run (id, old_version, new_version, started_at, ends_at, started_by) values (?, ?, ?, ?, ?, ?)`,
        [
          uuidV7(now.getTime()),
          parentVersion,
          version,
          now,
          new Date(now.getTime() + POLICY.parallelRunDays * DAY_MS),
          by,
        ],
      );
    const object = { type: 'Instrument', id: draft.id, authorityId: null } as const;
    const before = { state: 'DRAFT', parent: parentVersion };
    await recordChange(em, context, 'instrumentPublish', object, before, {
      state: 'PUBLISHED',
      version,
      bump: input.bump,
      parallelRun: input.parallelRun,
      notes: draft.notes,
    });
    return (await findById(em, draft.id))!;
  });
  await instruments.refresh();
  return published;
}

/** Nothing is published while two versions run in parallel, and only a MAJOR one starts such a run. */
async function refuseDuringRun(
  em: EntityManager,
  { bump, parallelRun }: { bump: Bump; parallelRun: boolean },
): Promise<void> {
  const running = await em.execute<object[]>('select id from parallel_run where ended_at is null');
  if (running.length > 0) throw new DomainError({ code: 'PARALLEL_RUN_RUNNING', path: ['input'] });
  if (parallelRun && bump !== 'MAJOR')
    throw new DomainError({ code: 'PARALLEL_RUN_NOT_MAJOR', path: ['input', 'parallelRun'] });
}
