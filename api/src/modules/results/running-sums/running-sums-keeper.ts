import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from '../../../database/advisory-locks.ts';
import { withRole } from '../../../database/pool.ts';
import { addDays, type Day, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { withAdvisoryLock } from '../advisory-lock.ts';
import { NEVER_CHANGED, readNewestMonths } from '../month.repository.ts';
import { RUNNING_KIND_NAMES, RUNNING_KINDS } from './running-kinds.ts';
import {
  beginRunningMonth,
  forgetOtherMonths,
  isWholeMonth,
  type MonthToDay,
  readRunningMonths,
  readVersionOfDays,
  readVersions,
  type RunningKindName,
} from './running-sums.repository.ts';

/** Months of which running sums are kept: two years and those since, as many as a process remembers. */
const MONTHS_AT_MOST = 26;
/** Cells of a month, or services by touchpoint and segment, or subjects; of more nothing is kept, and days are read. */
const SIZE_AT_MOST = 200_000;
/** Between two looks. A month that has changed is written anew when it has stayed as it is from one to the next. */
const LOOK_EVERY_MS = 10 * 60_000;
const FIRST_LOOK_AFTER_MS = 60_000;
/** Longest rest after a step: PostgreSQL ends a transaction that does nothing for five seconds. */
const REST_AT_MOST_MS = 2_000;

export interface RunningSumsKeeperOptions {
  pool: Pool;
  clock: Clock;
  /** It goes on with the next look. */
  onError: (error: unknown) => void;
  /** Of a month of more cells nothing is kept; absent: 200,000. */
  sizeAtMost?: number;
}

/** What is to be written: of the first days of a month, as they are in this version. */
interface Due extends MonthToDay {
  kind: RunningKindName;
  version: string;
}

/** Which months may be written. */
type IsQuiet = (month: Day, kind: RunningKindName) => boolean;

/**
 * Writes the running sums of months and the days of their subjects, of the running month to yesterday, and writes them anew
 * where ratings or reports have come into these days, once they have been quiet for a while. Once for all processes.
 */
export class RunningSumsKeeper {
  readonly #options: RunningSumsKeeperOptions;
  readonly #sizeAtMost: number;
  /** Versions of what was too large, by kind and month. */
  readonly #tooLarge = new Map<string, string>();
  /** Versions of the months at the last look. */
  #seen: Versions | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStarted = false;
  #working: Promise<unknown> = Promise.resolve();

  constructor(options: RunningSumsKeeperOptions) {
    this.#options = options;
    this.#sizeAtMost = options.sizeAtMost ?? SIZE_AT_MOST;
  }

  start(): void {
    this.#isStarted = true;
    this.#lookAfter(FIRST_LOOK_AFTER_MS);
  }

  /** Writes nothing more. */
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
      const closedDays = this.#closedDays;
      const read = (client: PoolClient) => allVersions(client, closedDays);
      const [seen, now] = [this.#seen, await withRole(this.#options.pool, 'otklik_worker', read)];
      this.#seen = now;
      const isQuiet: IsQuiet = (month, kind) =>
        seen !== null && versionIn(seen[kind], month) === versionIn(now[kind], month);
      await this.write({ isQuiet, isGentle: true });
    } catch (error) {
      this.#options.onError(error);
    }
    if (this.#isStarted) this.#lookAfter(LOOK_EVERY_MS);
  }

  /**
   * Writes what is missing or out of date. Several processes may call it: one works, the others leave it to that one.
   * @param isQuiet absent: all may be written
   * @param isGentle rests after each step for as long as it took, for those who ask meanwhile
   * @returns months that were written
   * @throws {AggregateError} of some that could not be, after all others were
   */
  async write({ isQuiet = () => true, isGentle = false }: { isQuiet?: IsQuiet; isGentle?: boolean } = {}): Promise<
    Day[]
  > {
    const { pool } = this.#options;
    const written = await withAdvisoryLock(pool, ADVISORY_LOCKS.runningSums, async () => {
      const done = new Set<Day>();
      const failures: unknown[] = [];
      for (const due of await withRole(pool, 'otklik_worker', (client) => this.#due(client, isQuiet))) {
        if (isGentle && !this.#isStarted) break;
        try {
          if (await this.#writeMonth(due, isGentle)) done.add(due.month);
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0)
        throw new AggregateError(failures, 'Some of what is kept of months could not be written.');
      return [...done];
    });
    return written ?? [];
  }

  async #due(client: PoolClient, isQuiet: IsQuiet): Promise<Due[]> {
    const closedDays = this.#closedDays;
    const months = (await readNewestMonths(client, MONTHS_AT_MOST)).filter((month) => month <= closedDays);
    await forgetOtherMonths(client, months);
    const versions = await allVersions(client, closedDays);
    const due: Due[] = [];
    for (const kind of RUNNING_KIND_NAMES) {
      const known = await readRunningMonths(client, kind);
      for (const month of months) {
        const toDay = toDayOf(month, closedDays);
        const own = known.get(month);
        // Another process is a day ahead.
        if (own && own.toDay > toDay) continue;
        const version = versionIn(versions[kind], month);
        const isLarge = this.#tooLarge.get(`${kind} ${month}`) === version;
        if (own?.version !== version && !isLarge && isQuiet(month, kind)) due.push({ month, toDay, kind, version });
      }
    }
    return due;
  }

  /** Yesterday: what is kept goes to this day at most. */
  get #closedDays(): Day {
    return addDays(this.#options.clock.now().toISOString().slice(0, 10), -1);
  }

  /** In one snapshot. @returns false where it was stopped, or where there is too much: nothing is written then */
  async #writeMonth({ month, toDay, kind, version }: Due, isGentle: boolean): Promise<boolean> {
    try {
      await withRole(this.#options.pool, 'otklik_worker', async (client) => {
        await client.query('set transaction isolation level repeatable read');
        await beginRunningMonth(client, kind, { month, toDay });
        let startedAt = performance.now();
        for await (const size of RUNNING_KINDS[kind](client, { month, toDay })) {
          if (size > this.#sizeAtMost) {
            // Not looked at again until it has changed.
            this.#tooLarge.set(`${kind} ${month}`, version);
            throw new NotWritten();
          }
          if (isGentle && !this.#isStarted) throw new NotWritten();
          if (isGentle) await pause(Math.min(performance.now() - startedAt, REST_AT_MOST_MS));
          startedAt = performance.now();
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

type Versions = Record<RunningKindName, ReadonlyMap<Day, string>>;

/** Of the month that is running those of its days before today. */
async function allVersions(client: PoolClient, closedDays: Day): Promise<Versions> {
  const month = startOfPeriod(closedDays, 'MONTH');
  const last = { month, toDay: closedDays };
  const ofKind = async (kind: RunningKindName): Promise<ReadonlyMap<Day, string>> => {
    const versions = await readVersions(client, kind);
    return isWholeMonth(last) ? versions : versions.set(month, await readVersionOfDays(client, kind, last));
  };
  return { T: await ofKind('T'), D: await ofKind('D'), F: await ofKind('F') };
}

/** The last day of a month, or of all that are over. */
function toDayOf(month: Day, closedDays: Day): Day {
  const { to } = periodOf(month, 'MONTH');
  return to < closedDays ? to : closedDays;
}

const versionIn = (versions: ReadonlyMap<Day, string>, month: Day): string => versions.get(month) ?? NEVER_CHANGED;
