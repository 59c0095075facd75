import { type Bump, bumpVersion } from '@otklik/schema';
import { refuseFaults } from '../../../kernel/domain-error.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, requireRole, withTenant } from '../../access/index.ts';
import { actorOf } from './actor.ts';
import { findById, lockDraft, lockParent } from './draft.repository.ts';
import { publishFaults } from './draft.rules.ts';
import { findingsOf } from './instrument-findings.ts';
import type { InstrumentVersion } from './instrument-version.ts';

/**
 * Publishes a draft as the next version after its parent, which is retired. From then on neither can be changed. It
 * is asked everywhere within a few seconds; answers to its predecessors are taken as before.
 * @throws DomainError NOT_FOUND, INSTRUMENT_FROZEN, STALE_CHANGE, INSTRUMENT_PARENT_OUTDATED, INSTRUMENT_HAS_ERROR,
 *   INSTRUMENT_WARNING_OPEN, INSTRUMENT_BUMP_TOO_SMALL, FIELD_MISSING
 */
export async function publishDraft(
  context: RequestContext,
  input: { id: string; edition: number; bump: Bump },
): Promise<InstrumentVersion> {
  const { clock, language, instruments } = context;
  const by = actorOf(requireRole(context.viewer));
  const published = await withTenant(context, async (em) => {
    const draft = await lockDraft(em, input);
    const parent = await lockParent(em, draft);
    const parentVersion = parent.version!;
    await instruments.refresh();
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
    await em.execute(
      `update instrument_version set state = 'RETIRED', retired_at = ? where state = 'PUBLISHED' and id <> ?`,
      [now, draft.id],
    );
    const object = { type: 'Instrument', id: draft.id, authorityId: null } as const;
    const before = { state: 'DRAFT', parent: parentVersion };
    await recordChange(em, context, 'instrumentPublish', object, before, {
      state: 'PUBLISHED',
      version,
      bump: input.bump,
      notes: draft.notes,
    });
    return (await findById(em, draft.id))!;
  });
  await instruments.refresh();
  return published;
}
