import { DomainError } from '../../../kernel/domain-error.ts';
import { uuidV7 } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, requireRole, withTenant } from '../../access/index.ts';
import { DRAFTS_AT_MOST, findById, insertDraft, listDrafts } from './draft.repository.ts';
import { actorOf } from './actor.ts';
import type { InstrumentVersion } from './instrument-version.ts';

/**
 * Makes a draft from a published version: its texts, checks of translations and reasons for warnings come with it.
 * @param from the version; null for the newest one
 * @throws DomainError NOT_FOUND, INSTRUMENT_DRAFTS_TOO_MANY
 */
export async function createDraft(context: RequestContext, from: string | null): Promise<InstrumentVersion> {
  const { instruments, clock } = context;
  await instruments.refresh();
  const parent = from === null ? instruments.all()[0] : instruments.findVersion(from);
  if (!parent) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'from'] });
  const by = actorOf(requireRole(context.viewer));
  const at = clock.now();
  return withTenant(context, async (em) => {
    if ((await listDrafts(em)).length >= DRAFTS_AT_MOST)
      throw new DomainError({
        code: 'INSTRUMENT_DRAFTS_TOO_MANY',
        path: ['input'],
        params: { limit: DRAFTS_AT_MOST },
      });
    const id = uuidV7(at.getTime());
    const { translations, acknowledgements, instrument } = parent;
    const state = { content: instrument.content, translations, acknowledgements, notes: { RU: '', EN: '' } };
    await insertDraft(em, { id, parentId: parent.id, by, at, state });
    const after = { state: 'DRAFT', parent: parent.version };
    await recordChange(
      em,
      context,
      'instrumentDraftCreate',
      { type: 'Instrument', id, authorityId: null },
      null,
      after,
    );
    return (await findById(em, id))!;
  });
}
