import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../../kernel/domain-error.ts';
import { uuidOf } from '../../../kernel/ids.ts';
import type { DraftState } from './draft.rules.ts';
import {
  type InstrumentRow,
  type InstrumentVersion,
  toInstrumentVersion,
  VERSION_COLUMNS,
} from './instrument-version.ts';

/** Most drafts at a time. */
export const DRAFTS_AT_MOST = 20;

/** All drafts, the last changed first, at most 20. @param em of `withTenant` */
export async function listDrafts(em: EntityManager): Promise<InstrumentVersion[]> {
  const rows = await em.execute<InstrumentRow[]>(
    `select ${VERSION_COLUMNS} where v.state = 'DRAFT' order by v.changed_at desc, v.id desc limit ${DRAFTS_AT_MOST}`,
  );
  return rows.map(toInstrumentVersion);
}

/** The version or draft with this UUID; null when there is none. @param em of `withTenant` */
export async function findById(em: EntityManager, id: string): Promise<InstrumentVersion | null> {
  const [row] = await em.execute<InstrumentRow[]>(`select ${VERSION_COLUMNS} where v.id = ?`, [id]);
  return row ? toInstrumentVersion(row) : null;
}

/**
 * The draft that an input names, locked until the transaction ends, as the viewer saw it.
 * @param em of `withTenant`
 * @throws DomainError NOT_FOUND, INSTRUMENT_FROZEN, STALE_CHANGE
 */
export async function lockDraft(
  em: EntityManager,
  { id, edition }: { id: string; edition: number },
): Promise<InstrumentVersion> {
  const uuid = uuidOf('Instrument', id);
  if (uuid) await em.execute('select id from instrument_version where id = ? for update', [uuid]);
  const draft = uuid && (await findById(em, uuid));
  if (!draft) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'id'] });
  if (draft.state !== 'DRAFT') throw new DomainError({ code: 'INSTRUMENT_FROZEN', path: ['input', 'id'] });
  if (draft.edition !== edition) throw new DomainError({ code: 'STALE_CHANGE', path: ['input', 'edition'] });
  return draft;
}

/** The published version a draft was made from, and its UUID, locked: who publishes waits for who does the same. */
export async function lockParent(em: EntityManager, { parentVersion }: InstrumentVersion): Promise<InstrumentVersion> {
  await em.execute('select id from instrument_version where version = ? for update', [parentVersion]);
  const [row] = await em.execute<InstrumentRow[]>(`select ${VERSION_COLUMNS} where v.version = ?`, [parentVersion]);
  if (!row) throw new Error(`A draft has no parent ${parentVersion}`);
  return toInstrumentVersion(row);
}

const asJson = (data: unknown): string => JSON.stringify(data);

/** Stores a new draft. */
export async function insertDraft(
  em: EntityManager,
  { id, parentId, by, at, state }: { id: string; parentId: string; by: string; at: Date; state: DraftState },
): Promise<void> {
  await em.execute(
    `insert into instrument_version (id, state, parent_id, content, translations, acknowledgements, notes,
       created_at, created_by, changed_at)
     values (?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      parentId,
      asJson(state.content),
      asJson(state.translations),
      asJson(state.acknowledgements),
      asJson(state.notes),
      at,
      by,
      at,
    ],
  );
}

/** Stores what a draft has become; its edition rises. */
export async function updateDraft(em: EntityManager, id: string, state: DraftState, at: Date): Promise<void> {
  await em.execute(
    `update instrument_version set content = ?, translations = ?, acknowledgements = ?, notes = ?, changed_at = ?,
       edition = edition + 1
     where id = ?`,
    [asJson(state.content), asJson(state.translations), asJson(state.acknowledgements), asJson(state.notes), at, id],
  );
}
