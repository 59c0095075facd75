import type { Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import { MonthShelf } from './month-shelf.ts';
import type { MonthStrata } from './month-strata.ts';
import type { MonthTallies } from './month-tallies.ts';
import { NEVER_CHANGED, readMonth, readMonthStrata, readMonthVersions } from './tally.repository.ts';

/** A month is remembered once it has not changed for so long. */
const QUIET_FOR_MS = 10_000;
/** Most coarse cells that are remembered, some 400 bytes each. */
const CELLS_AT_MOST = 60_000;
/** Most strata that are remembered, some 150 bytes each: two years of 500 services are 150,000 to 200,000. */
const STRATA_AT_MOST = 250_000;

/**
 * Tallies of whole months, of all subjects, as they were when they were last read. Every look first asks for the
 * versions of the months, which rise in the transactions that move the tallies; what is handed out is what the database
 * held at that moment, whichever process has written it.
 */
export class MonthMemory {
  readonly #pool: Pool;
  readonly #cells: MonthShelf<MonthTallies>;
  readonly #strata: MonthShelf<MonthStrata>;
  #reading: Promise<void> = Promise.resolve();

  /**
   * @param pool connections that rest in a role that may read tallies
   * @param onError a month could not be read; it is read when it is needed, as ever
   */
  constructor({
    pool,
    onError,
    quietForMs = QUIET_FOR_MS,
  }: {
    pool: Pool;
    onError: (error: Error) => void;
    quietForMs?: number;
  }) {
    this.#pool = pool;
    // One after the other and beside the questions, which are answered from the database meanwhile.
    const queue = (work: () => Promise<void>) => {
      this.#reading = this.#reading.then(work).catch(onError);
    };
    const rest = { quietForMs, queue };
    this.#cells = new MonthShelf({ read: (month) => readMonth(pool, month), atMost: CELLS_AT_MOST, ...rest });
    this.#strata = new MonthShelf({ read: (month) => readMonthStrata(pool, month), atMost: STRATA_AT_MOST, ...rest });
  }

  /** What is remembered and still true. One statement; what it returns stays as it is. */
  async look(): Promise<MonthLook> {
    const versions = await readMonthVersions(this.#pool);
    const now = performance.now();
    const at =
      <Kept extends { version: string; size: number }>(shelf: MonthShelf<Kept>) =>
      (month: Day) =>
        shelf.of(month, versions.get(month) ?? NEVER_CHANGED, now);
    return { cells: at(this.#cells), strata: at(this.#strata) };
  }

  /** Waits until what is to be remembered is. */
  idle(): Promise<void> {
    return this.#reading;
  }
}

/** What is remembered of a month, at the moment of one look; null: it has to be read. */
export interface MonthLook {
  cells: (month: Day) => MonthTallies | null;
  strata: (month: Day) => MonthStrata | null;
}
