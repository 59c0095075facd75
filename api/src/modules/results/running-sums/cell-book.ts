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

/** Full cells, as far as anything asked about them, by a number that the book gives to each: the database leaves gaps. */
export class CellBook {
  readonly #pool: Pool;
  /** By their number in this book. */
  readonly #cells: FullCell[] = [];
  /** By their number in the database: that in this book. */
  readonly #numbers = new Map<number, number>();
  readonly #kinds = new Map<string, number>();
  readonly #versions = new Map<string, number>();
  /** Cells have few different words, each of which is kept once. */
  readonly #words = new Map<string, string>();

  /** @param pool connections that rest in a role that may read cells */
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** A cell by its number in this book. */
  get(number: number): FullCell {
    return this.#cells[number]!;
  }

  /** How many cells have a number, from 0 on. */
  get length(): number {
    return this.#cells.length;
  }

  /**
   * The numbers in this book, in the same order; looks up the cells that are not known yet.
   * @param lists numbers of cells in the database
   */
  async numbersOf(lists: readonly Int32Array[]): Promise<Int32Array[]> {
    const unknown = new Set<number>();
    for (const ids of lists) for (const id of ids) if (!this.#numbers.has(id)) unknown.add(id);
    if (unknown.size > 0) await this.#lookUp(unknown);
    return lists.map((ids) => ids.map((id) => this.#numbers.get(id)!));
  }

  async #lookUp(unknown: ReadonlySet<number>): Promise<void> {
    const { rows } = await this.#pool.query<[number, string, string, string, string, string | null, string, string]>(
      prepared({
        text: `select id, subject_id, touchpoint_id, mode, source_class, segment_id, language, instrument_version
        from cell where id = any ($1::integer[])`,
        values: [[...unknown]],
        rowMode: 'array',
      }),
    );
    for (const [id, subjectId, touchpointId, mode, sourceClass, segmentId, language, version] of rows) {
      // Another question may have looked it up meanwhile.
      if (this.#numbers.has(id)) continue;
      const cell: FullCell = {
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
      this.#numbers.set(id, this.#cells.push(cell) - 1);
    }
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
