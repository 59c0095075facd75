import type { RequestContext } from '../../../kernel/request-context.ts';
import { recordChange, withTenant } from '../../access/index.ts';
import { lockDraft } from './draft.repository.ts';

/**
 * Discards a draft for good.
 * @returns the global id it had
 * @throws DomainError NOT_FOUND, INSTRUMENT_FROZEN, STALE_CHANGE
 */
export async function discardDraft(context: RequestContext, input: { id: string; edition: number }): Promise<string> {
  await withTenant(context, async (em) => {
    const draft = await lockDraft(em, input);
    await em.execute('delete from instrument_version where id = ?', [draft.id]);
    const object = { type: 'Instrument', id: draft.id, authorityId: null } as const;
    const before = { state: 'DRAFT', parent: draft.parentVersion, notes: draft.notes };
    await recordChange(em, context, 'instrumentDraftDiscard', object, before, null);
  });
  return input.id;
}
