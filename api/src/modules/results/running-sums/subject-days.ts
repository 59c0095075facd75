import type { Pool } from 'pg';
import type { CellBook } from './cell-book.ts';
import { type DaysOfSubject, NO_DAYS, unpackDays } from './days-of-subject.ts';
import { RecentlyRead } from './recently-read.ts';
import { readPackedDays, type SubjectMonth } from './subject-days.repository.ts';

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
  readonly #read: RecentlyRead<DaysOfSubject>;

  constructor(options: SubjectDaysOptions) {
    this.#options = options;
    this.#read = new RecentlyRead(options.atMost);
  }

  /** In the order of what is wanted, cells by their number in the book; null where a month is no longer there in this version. */
  async read(wanted: readonly SubjectDaysWanted[]): Promise<DaysOfSubject[] | null> {
    const byName = new Map(wanted.map((one) => [nameOf(one), one]));
    const found = await this.#read.get([...byName.keys()], (missing) =>
      this.#readNow(missing.map((name) => byName.get(name)!)),
    );
    return found.size < byName.size ? null : wanted.map((one) => found.get(nameOf(one))!);
  }

  async #readNow(wanted: readonly SubjectDaysWanted[]): Promise<Map<string, DaysOfSubject>> {
    const { pool, book } = this.#options;
    const kept = await readPackedDays(pool, wanted);
    const days = await Promise.all(kept.map(async (one) => (one.days ? unpackDays(one.days) : NO_DAYS)));
    const cells = await book.numbersOf(days.map(({ cellIds }) => cellIds));
    return new Map(kept.map((one, place) => [nameOf(one), { ...days[place]!, cellIds: cells[place]! }]));
  }
}

const nameOf = ({ month, subjectId, version }: SubjectDaysWanted): string => `${month} ${subjectId} ${version}`;
