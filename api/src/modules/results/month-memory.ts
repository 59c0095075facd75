import type { Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import type { MonthTallies } from './month-tallies.ts';
import { NEVER_CHANGED, readMonth, readMonthVersions } from './tally.repository.ts';

/** A month is remembered once it has not changed for so long: one into which ratings come now is read each time. */
const QUIET_FOR_MS = 10_000;
/** Most coarse cells that are remembered, some 400 bytes each; the months that were asked for longest ago go first. */
const CELLS_AT_MOST = 60_000;

/** What was last seen of a month. */
interface Seen {
  version: string;
  /** When this version was first seen. */
  since: number;
}

/**
 * Tallies of whole months, of all subjects, as they were when they were last read. Every look first asks for the
 * versions of the months, which rise in the transactions that move the tallies; what is handed out is what the database
 * held at that moment, whichever process has written it.
 */
export class MonthMemory {
  readonly #pool: Pool;
  readonly #onError: (error: Error) => void;
  readonly #quietForMs: number;
  readonly #seen = new Map<Day, Seen>();
  /** In the order in which they were last asked for. */
  readonly #months = new Map<Day, MonthTallies>();
  #cells = 0;
  #reading: Promise<void> = Promise.resolve();
  readonly #wanted = new Set<Day>();

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
    this.#onError = onError;
    this.#quietForMs = quietForMs;
  }

  /** What is remembered and still true. One statement; what it returns stays as it is. */
  async look(): Promise<MonthLook> {
    const versions = await readMonthVersions(this.#pool);
    const now = performance.now();
    return (month) => {
      const version = versions.get(month) ?? NEVER_CHANGED;
      const known = this.#months.get(month);
      if (known?.version !== version) {
        this.#note(month, version, now);
        return null;
      }
      this.#months.delete(month);
      this.#months.set(month, known);
      return known;
    };
  }

  /** Waits until what is to be remembered is. */
  idle(): Promise<void> {
    return this.#reading;
  }

  #note(month: Day, version: string, now: number): void {
    const seen = this.#seen.get(month);
    if (seen?.version !== version) this.#seen.set(month, { version, since: now });
    if (now - this.#seen.get(month)!.since < this.#quietForMs || this.#wanted.has(month)) return;
    this.#wanted.add(month);
    // One after the other and beside the questions, which are answered from the database meanwhile.
    this.#reading = this.#reading
      .then(() => readMonth(this.#pool, month))
      .then(
        (tallies) => this.#keep(month, tallies),
        (error: Error) => this.#onError(error),
      )
      .finally(() => this.#wanted.delete(month));
  }

  #keep(month: Day, tallies: MonthTallies): void {
    this.#forget(month);
    this.#months.set(month, tallies);
    this.#cells += tallies.size;
    for (const oldest of this.#months.keys()) {
      if (this.#cells <= CELLS_AT_MOST) return;
      this.#forget(oldest);
    }
  }

  #forget(month: Day): void {
    const tallies = this.#months.get(month);
    if (!tallies) return;
    this.#months.delete(month);
    this.#cells -= tallies.size;
  }
}

/** What is remembered of a month, at the moment of one look; null: it has to be read. */
export type MonthLook = (month: Day) => MonthTallies | null;
