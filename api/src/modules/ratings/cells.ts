import type { Language, Mode, SourceClass, SubjectKind } from '@otklik/schema';
import type { ClientBase } from 'pg';

/** Everything that is fixed when a rating is accepted, but its day. */
export interface CellKey {
  subjectKind: SubjectKind;
  subjectId: string;
  touchpointId: string;
  mode: Mode;
  sourceClass: SourceClass;
  segmentId: string | null;
  language: Language;
  instrumentVersion: string;
}

const textOf = (key: CellKey) =>
  [
    key.subjectId,
    key.touchpointId,
    key.mode,
    key.sourceClass,
    key.segmentId ?? '',
    key.language,
    key.instrumentVersion,
  ].join('|');

const COLUMNS = `subject_kind as "subjectKind", subject_id as "subjectId", touchpoint_id as "touchpointId", mode,
  source_class as "sourceClass", segment_id as "segmentId", language, instrument_version as "instrumentVersion"`;

/**
 * Numbers of the cells, which never change. Known ones come from memory; new ones are made in a transaction of
 * their own, so that the acceptance transaction only reads them.
 */
export class Cells {
  readonly #ids = new Map<string, number>();
  readonly #keys = new Map<number, CellKey>();

  /** Number of each cell, in order; cells that do not exist yet are made. */
  async idsOf(client: ClientBase, keys: readonly CellKey[]): Promise<number[]> {
    const unknown = new Map(
      keys.map((key) => [textOf(key), key]).filter(([text]) => !this.#ids.has(text as string)) as [string, CellKey][],
    );
    if (unknown.size > 0) await this.#make(client, [...unknown.values()]);
    return keys.map((key) => this.#ids.get(textOf(key))!);
  }

  /** What a cell stands for. */
  async keyOf(client: ClientBase, id: number): Promise<CellKey> {
    const known = this.#keys.get(id);
    if (known) return known;
    const { rows } = await client.query<CellKey>(`select ${COLUMNS} from cell where id = $1`, [id]);
    if (!rows[0]) throw new Error(`No cell ${id}`);
    this.#remember(id, rows[0]);
    return rows[0];
  }

  async #make(client: ClientBase, keys: CellKey[]): Promise<void> {
    const values = [
      keys.map((key) => key.subjectKind),
      keys.map((key) => key.subjectId),
      keys.map((key) => key.sourceClass),
      keys.map((key) => key.instrumentVersion),
      keys.map((key) => key.touchpointId),
      keys.map((key) => key.mode),
      keys.map((key) => key.segmentId),
      keys.map((key) => key.language),
    ];
    const rows = `unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::text[])
      as k (subject_kind, subject_id, source_class, instrument_version, touchpoint_id, mode, segment_id, language)`;
    await client.query('begin; set local role otklik_acceptor');
    try {
      await client.query(
        `insert into cell (subject_kind, subject_id, source_class, instrument_version)
         select distinct subject_kind, subject_id, source_class, instrument_version
         from unnest($1::text[], $2::uuid[], $3::text[], $4::text[])
           as k (subject_kind, subject_id, source_class, instrument_version)
         order by 1, 2, 3, 4 on conflict on constraint cell_key do nothing`,
        values.slice(0, 4),
      );
      await client.query(
        `insert into cell (subject_cell_id, subject_kind, subject_id, source_class, instrument_version,
           touchpoint_id, mode, segment_id, language)
         select coarse.id, k.* from ${rows}
         join cell coarse on coarse.subject_id = k.subject_id and coarse.source_class = k.source_class
           and coarse.instrument_version = k.instrument_version and coarse.touchpoint_id is null
         order by k.subject_id, k.source_class, k.touchpoint_id, k.mode, k.segment_id, k.language
         on conflict on constraint cell_key do nothing`,
        values,
      );
      const found = await client.query<CellKey & { id: number }>(
        `select id, ${COLUMNS} from cell where touchpoint_id is not null and subject_id = any ($1::uuid[])`,
        [[...new Set(keys.map((key) => key.subjectId))]],
      );
      await client.query('commit');
      for (const { id, ...key } of found.rows) this.#remember(id, key);
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }

  #remember(id: number, key: CellKey): void {
    this.#ids.set(textOf(key), id);
    this.#keys.set(id, key);
  }
}
