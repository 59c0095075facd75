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
  DAYS_AFTER_AT_MOST,
  forgetOtherMonths,
  isWholeMonth,
  type KeptToDay,
  type MonthToDay,
  readRunningMonths,
  readVersions,
  readVersionsOfDays,
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
  /** Absent: a minute after the start, then every ten minutes. */
  lookAfterMs?: { first: number; next: number };
}

/** What is to be written: of the first days of a month, as they are in this version. */
interface Due extends MonthToDay {
  kind: RunningKindName;
  version: string;
}

/** Whether the first days of a month may be written, which are as they are in this version. */
type IsQuiet = (month: Day, kind: RunningKindName, days: KeptToDay) => boolean;

/**
 * Writes the running sums of months and the days of their subjects, of the running month to yesterday, and writes them anew
 * where ratings or reports have come into these days, once they have been quiet for a while; of the running month to the
 * last day of those that have. Once for all processes.
 */
export class RunningSumsKeeper {
  readonly #options: RunningSumsKeeperOptions;
  readonly #sizeAtMost: number;
  /** Versions of what was too large, by kind and month. */
  readonly #tooLarge = new Map<string, string>();
  readonly #lookAfterMs: { first: number; next: number };
  /** Versions at the last two looks, the newer one first. */
  #seen: Record<RunningKindName, Versions>[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isStarted = false;
  #working: Promise<unknown> = Promise.resolve();

  constructor(options: RunningSumsKeeperOptions) {
    this.#options = options;
    this.#sizeAtMost = options.sizeAtMost ?? SIZE_AT_MOST;
    this.#lookAfterMs = options.lookAfterMs ?? { first: FIRST_LOOK_AFTER_MS, next: LOOK_EVERY_MS };
  }

  start(): void {
    this.#isStarted = true;
    this.#lookAfter(this.#lookAfterMs.first);
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
      const [seen, before] = this.#seen;
      const now = await withRole(this.#options.pool, 'otklik_worker', read);
      this.#seen = [now, ...(seen ? [seen] : [])];
      const isQuiet: IsQuiet = (month, kind, days) => {
        if (!seen || !has(stretchesOf(month, seen[kind]), days)) return false;
        const last = stretchesOf(month, now[kind]).at(-1)!;
        // Fewer days only where the last ones have not come to rest for long: each late rating would be two times writing.
        const lastSeen = stretchesOf(month, seen[kind]).at(-1)!;
        return days.toDay === last.toDay || (before !== undefined && !has(stretchesOf(month, before[kind]), lastSeen));
      };
      await this.write({ isQuiet, isGentle: true });
    } catch (error) {
      this.#options.onError(error);
    }
    if (this.#isStarted) this.#lookAfter(this.#lookAfterMs.next);
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
        const stretches = stretchesOf(month, versions[kind]);
        const quiet = stretches.findLast((days) => isQuiet(month, kind, days));
        const own = known.get(month);
        if (!quiet || !isWorthWriting(quiet, own, stretches)) continue;
        if (this.#tooLarge.get(`${kind} ${month}`) !== quiet.version) due.push({ month, kind, ...quiet });
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

/** Of one kind. */
interface Versions {
  /** Of whole months. */
  months: ReadonlyMap<Day, string>;
  /** The running month, and the versions of its days before today from the first to each; none on the last day of a month. */
  running: { month: Day; days: readonly KeptToDay[] };
}

async function allVersions(client: PoolClient, closedDays: Day): Promise<Record<RunningKindName, Versions>> {
  const last = { month: startOfPeriod(closedDays, 'MONTH'), toDay: closedDays };
  const ofKind = async (kind: RunningKindName): Promise<Versions> => ({
    months: await readVersions(client, kind),
    running: { month: last.month, days: isWholeMonth(last) ? [] : await readVersionsOfDays(client, kind, last) },
  });
  return { T: await ofKind('T'), D: await ofKind('D'), F: await ofKind('F') };
}

/** What may be kept of a month: the whole of it, or its first days to each of those that are over. */
function stretchesOf(month: Day, { months, running }: Versions): readonly KeptToDay[] {
  if (month === running.month && running.days.length > 0) return running.days;
  return [{ toDay: periodOf(month, 'MONTH').to, version: months.get(month) ?? NEVER_CHANGED }];
}

/** Whether what is kept does not hold or goes less far, and nearly all of the month would be kept then. */
function isWorthWriting(quiet: KeptToDay, own: KeptToDay | undefined, stretches: readonly KeptToDay[]): boolean {
  const last = stretches.at(-1)!.toDay;
  // Another process is a day ahead.
  if (own?.toDay === addDays(last, 1)) return false;
  const holds = own && has(stretches, own);
  // Today comes after them as well, and in the east tomorrow.
  return quiet.toDay >= addDays(last, 2 - DAYS_AFTER_AT_MOST) && !(holds && own.toDay >= quiet.toDay);
}

/** Whether days are among these, in the same version. */
const has = (stretches: readonly KeptToDay[], { toDay, version }: KeptToDay): boolean =>
  stretches.some((one) => one.toDay === toDay && one.version === version);
