import type { Pool } from 'pg';
import type { CellBook } from './cell-book.ts';
import { type DaysOfSubject, type DaysPiece, joinedDays, unpackDaysPiece } from './days-of-subject.ts';
import { RecentlyRead } from './recently-read.ts';
import { type DaysPieceWanted, readPackedDays, type SubjectMonth } from './subject-days.repository.ts';

/** Days of a subject in a month in one of its versions. */
export interface SubjectDaysWanted extends SubjectMonth {
  version: string;
}

export interface SubjectDaysOptions {
  /** Connections that rest in a role that may read tallies. */
  pool: Pool;
  /** Explains the cells of what was read. */
  book: CellBook;
  /** Most memory for days that were read, in bytes. */
  atMost: number;
}

/** Days of subjects in months, read when they are needed; those that were needed last are remembered. */
export class SubjectDays {
  readonly #options: SubjectDaysOptions;
  readonly #read: RecentlyRead<DaysPiece>;

  constructor(options: SubjectDaysOptions) {
    this.#options = options;
    this.#read = new RecentlyRead(options.atMost);
  }

  /**
   * In the order of what is wanted, cells by their number in the book; null where a month is no longer there in this version.
   * @param pieces as `piecesOf` names them
   */
  async read(wanted: readonly SubjectDaysWanted[], pieces: readonly number[]): Promise<DaysOfSubject[] | null> {
    const asked = wanted.map((one) => pieces.map((piece) => ({ ...one, piece })));
    const byName = new Map(asked.flat().map((one) => [nameOf(one), one]));
    const found = await this.#read.get([...byName.keys()], (missing) =>
      this.#readNow(missing.map((name) => byName.get(name)!)),
    );
    if (found.size < byName.size) return null;
    return asked.map((ofOne) => joinedDays(ofOne.map((one) => found.get(nameOf(one))!)));
  }

  async #readNow(wanted: readonly DaysPieceWanted[]): Promise<Map<string, DaysPiece>> {
    const { pool, book } = this.#options;
    const kept = await readPackedDays(pool, wanted);
    const pieces = await Promise.all(kept.map(({ piece, days }) => unpackDaysPiece(piece, days)));
    const cells = await book.numbersOf(pieces.map(({ rows }) => rows?.cellIds ?? NO_CELLS));
    return new Map(
      kept.map((one, place) => {
        const { rows, ...piece } = pieces[place]!;
        return [nameOf(one), { ...piece, rows: rows && { ...rows, cellIds: cells[place]! } }];
      }),
    );
  }
}

const NO_CELLS = new Int32Array(0);

const nameOf = ({ month, subjectId, piece, version }: DaysPieceWanted): string =>
  `${month} ${subjectId} ${piece} ${version}`;
