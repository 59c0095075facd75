import type { Language, Mode, SourceClass } from '@otklik/schema';
import type { Pool } from 'pg';
import { prepared } from '../../../database/prepared.ts';

/** What a full cell is about. Never changes. */
export interface FullCell {
  /** Number of its version in this book, from 0 on. */
  versionNumber: number;
  /** The same for all cells that differ but in subject and version. */
  kindNumber: number;
  subjectId: string;
  touchpointId: string;
  mode: Mode;
  sourceClass: SourceClass;
  /** Null where it is unknown. */
  segmentId: string | null;
  language: Language;
  /** Of the instrument. */
  version: string;
}

/** Full cells by their number, as far as anything asked about them. */
export class CellBook {
  readonly #pool: Pool;
  /** By their number, which the database gives one after the other. */
  readonly #cells: FullCell[] = [];
  readonly #kinds = new Map<string, number>();
  readonly #versions = new Map<string, number>();
  /** Cells have few different words, each of which is kept once. */
  readonly #words = new Map<string, string>();

  /** @param pool connections that rest in a role that may read cells */
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** A cell that was looked up before. */
  get(id: number): FullCell {
    return this.#cells[id]!;
  }

  /** One more than the largest number of a cell. */
  get length(): number {
    return this.#cells.length;
  }

  /** Looks up those that are not known yet. */
  async lookUp(lists: readonly Int32Array[]): Promise<void> {
    const unknown = new Set<number>();
    for (const ids of lists) for (const id of ids) if (this.#cells[id] === undefined) unknown.add(id);
    if (unknown.size === 0) return;
    const { rows } = await this.#pool.query<[number, string, string, string, string, string | null, string, string]>(
      prepared({
        text: `select id, subject_id, touchpoint_id, mode, source_class, segment_id, language, instrument_version
        from cell where id = any ($1::integer[])`,
        values: [[...unknown]],
        rowMode: 'array',
      }),
    );
    for (const [id, subjectId, touchpointId, mode, sourceClass, segmentId, language, version] of rows)
      this.#cells[id] = {
        versionNumber: numberOf(this.#versions, version),
        kindNumber: numberOf(this.#kinds, [touchpointId, mode, sourceClass, segmentId, language].join()),
        subjectId: this.#once(subjectId),
        touchpointId: this.#once(touchpointId),
        mode: this.#once(mode) as Mode,
        sourceClass: this.#once(sourceClass) as SourceClass,
        segmentId: segmentId && this.#once(segmentId),
        language: this.#once(language) as Language,
        version: this.#once(version),
      };
  }

  #once(word: string): string {
    const known = this.#words.get(word);
    if (known === undefined) this.#words.set(word, word);
    return known ?? word;
  }
}

/** The number of a word: the next one for a new word. */
export function numberOf(known: Map<string, number>, word: string): number {
  let number = known.get(word);
  if (number === undefined) known.set(word, (number = known.size));
  return number;
}
