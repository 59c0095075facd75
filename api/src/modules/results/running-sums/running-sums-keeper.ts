import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from '../../../database/advisory-locks.ts';
import { withRole } from '../../../database/pool.ts';
import { addDays, type Day, periodOf } from '../../../kernel/calendar.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { withAdvisoryLock } from '../advisory-lock.ts';
import { NEVER_CHANGED, readNewestMonths, readTallyVersions } from '../month.repository.ts';
import { packCellSums } from './cell-sums.ts';
import { GrowingSums } from './growing-sums.ts';
import {
  beginRunningMonth,
  forgetOtherMonths,
  readDaySums,
  readRunningMonths,
  SHARDS,
  writeRunningSums,
} from './running-sums.repository.ts';

/** Months of which running sums are kept: two years and those since, as many as a process remembers. */
const MONTHS_AT_MOST = 26;
/** Cells of a month; of more there are no running sums, and days are read. */
const CELLS_AT_MOST = 200_000;
/** Between two looks. A month that has changed is written anew when it has stayed as it is from one to the next. */
const LOOK_EVERY_MS = 10 * 60_000;
const FIRST_LOOK_AFTER_MS = 60_000;

export interface RunningSumsKeeperOptions {
  pool: Pool;
  clock: Clock;
  /** It goes on with the next look. */
  onError: (error: unknown) => void;
}

/**
 * Writes the running sums of closed months, and writes them anew where ratings have come into one, once it has been quiet
 * for a while. Once for all processes.
 */
export class RunningSumsKeeper {
  readonly #options: RunningSumsKeeperOptions;
  /** Versions of the months at the last look. */
  #seen: ReadonlyMap<Day, string> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStarted = false;
  #working: Promise<unknown> = Promise.resolve();

  constructor(options: RunningSumsKeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStarted = true;
    this.#lookAfter(FIRST_LOOK_AFTER_MS);
  }

  /** Writes no other day. */
  async stop(): Promise<void> {
    this.#isStarted = false;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#working;
  }

  #lookAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#working = this.#look();
    }, ms).unref();
  }

  async #look(): Promise<void> {
    try {
      const tallies = await withRole(this.#options.pool, 'otklik_worker', readTallyVersions);
      const seen = this.#seen;
      const isQuiet = (month: Day) => seen !== null && versionIn(seen, month) === versionIn(tallies, month);
      await this.write({ isQuiet, isGentle: true });
      this.#seen = tallies;
    } catch (error) {
      this.#options.onError(error);
    }
    if (this.#isStarted) this.#lookAfter(LOOK_EVERY_MS);
  }

  /**
   * Writes what is missing or out of date. Several processes may call it: one works, the others leave it to that one.
   * @param isQuiet which of the months may be written; absent: all
   * @param isGentle rests after each day for as long as it took, for those who ask meanwhile
   * @returns months that were written
   */
  async write({
    isQuiet = () => true,
    isGentle = false,
  }: { isQuiet?: (month: Day) => boolean; isGentle?: boolean } = {}): Promise<Day[]> {
    const { pool } = this.#options;
    const written = await withAdvisoryLock(pool, ADVISORY_LOCKS.runningSums, async () => {
      const done: Day[] = [];
      for (const month of await withRole(pool, 'otklik_worker', (client) => this.#due(client, isQuiet)))
        if (await this.#writeMonth(month, isGentle)) done.push(month);
      return done;
    });
    return written ?? [];
  }

  async #due(client: PoolClient, isQuiet: (month: Day) => boolean): Promise<Day[]> {
    const today = this.#options.clock.now().toISOString().slice(0, 10);
    const months = (await readNewestMonths(client, MONTHS_AT_MOST)).filter((month) => endOf(month) < today);
    await forgetOtherMonths(client, months);
    const [tallies, known] = [await readTallyVersions(client), await readRunningMonths(client)];
    return months.filter((month) => known.get(month) !== versionIn(tallies, month) && isQuiet(month));
  }

  /** In one snapshot. @returns false where it was stopped, or where there are too many cells: nothing is written then */
  async #writeMonth(month: Day, isGentle: boolean): Promise<boolean> {
    const isStopped = () => isGentle && !this.#isStarted;
    try {
      await withRole(this.#options.pool, 'otklik_worker', async (client) => {
        await client.query('set transaction isolation level repeatable read');
        await beginRunningMonth(client, month);
        const sums = SHARDS.map(() => new GrowingSums());
        for (let day = month; day <= endOf(month); day = addDays(day, 1)) {
          const startedAt = performance.now();
          for (const [shard, ofDay] of await readDaySums(client, day)) sums[shard]!.add(ofDay);
          const cells = sums.reduce((all, { cellIds }) => all + cellIds.length, 0);
          if (cells > CELLS_AT_MOST || isStopped()) throw new NotWritten();
          const packed = await Promise.all(sums.map(({ cellIds, rows }) => packCellSums(cellIds, rows)));
          await writeRunningSums(client, { month, toDay: day }, packed);
          if (isGentle) await pause(performance.now() - startedAt);
        }
      });
      return true;
    } catch (error) {
      if (error instanceof NotWritten) return false;
      throw error;
    }
  }
}

/** Takes back what was written of a month. */
class NotWritten extends Error {
  override readonly name = 'NotWritten';
}

const endOf = (month: Day): Day => periodOf(month, 'MONTH').to;
const versionIn = (versions: ReadonlyMap<Day, string>, month: Day): string => versions.get(month) ?? NEVER_CHANGED;
