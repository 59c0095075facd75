import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from '../../../database/advisory-locks.ts';
import { type Role, withRole } from '../../../database/pool.ts';
import { addDays, type Day, type DayRange } from '../../../kernel/calendar.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { Rounds } from '../../../kernel/rounds.ts';
import { type ParallelRun, RUN_COLUMNS } from '../../methodology/index.ts';
import { withAdvisoryLock } from '../advisory-lock.ts';
import { countInHalves } from './count-in-halves.ts';
import { type AcceptanceTime, countDraws, writeSlice } from './draw-counts.repository.ts';
import { noteIfCounted, openSlices, readChangedDays, readOpenSlices, reopenSlices } from './draw-slices.repository.ts';
import { dayOf, wholeDays } from './run-days.ts';

const LOOK_EVERY_MS = 3_600_000;
/** While a run that is over is not counted whole: somebody may wait for it, or another process is at it. */
const LOOK_SOON_MS = 60_000;
/** After a round that failed, for want of a database, say. */
const TRY_AGAIN_MS = 600_000;
/** Longest rest after a step, which is as long as the step was. */
const REST_AT_MOST_MS = 2_000;
const DAY_MS = 86_400_000;
/**
 * Counts, while a parallel run is not ended, which of its answers came as drawn: of the days whose tallies have moved since,
 * in slices by the day on which they were accepted. Each slice is kept, so that a count that was stopped goes on where it
 * was. Neither those who rate nor those who read a page wait for that.
 */
export class DrawCounter {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #rounds: Rounds;
  #stopping = new AbortController();

  constructor({ pool, clock, onError }: { pool: Pool; clock: Clock; onError: (error: unknown) => void }) {
    this.#pool = pool;
    this.#clock = clock;
    const work = async () => ((await this.countDue()) ? LOOK_EVERY_MS : LOOK_SOON_MS);
    this.#rounds = new Rounds({ work, tryAgainMs: TRY_AGAIN_MS, onError });
  }

  /** Counts now what is not counted, and looks again every hour; every minute while a run that is over is not counted. */
  start(): void {
    this.#stopping = new AbortController();
    this.#rounds.start();
  }

  /** Looks now, or once more after the look that goes on. */
  soon(): void {
    this.#rounds.soon();
  }

  /** Counts nothing more. @returns within the time of one statement */
  stop(): Promise<void> {
    this.#stopping.abort();
    return this.#rounds.stop();
  }

  /**
   * Counts the run that goes on, unless another process is at it.
   * @returns false where a run is over and not counted whole
   */
  async countDue(): Promise<boolean> {
    const { rows } = await this.#pool.query<ParallelRun>(`select ${RUN_COLUMNS} where ended_at is null`);
    let isCounted = true;
    for (const run of rows) {
      const done = await withAdvisoryLock(this.#pool, ADVISORY_LOCKS.draws, () => this.#countRun(run));
      if (done !== true && run.endsAt <= this.#clock.now()) isCounted = false;
    }
    return isCounted;
  }

  /** @returns whether all is counted */
  async #countRun(run: ParallelRun): Promise<boolean> {
    const now = this.#clock.now();
    const days = wholeDays(run, now);
    if (!days) return true;
    let changed = await this.#as('otklik_worker', (client) => readChangedDays(client, run, days));
    if (changed.length === 0) return true;
    // The day before: in the east it is later.
    const slices = { from: addDays(days.from, -1), to: dayOf(now) };
    await this.#as('otklik_worker', (client) => openSlices(client, run.id, slices));
    const done: Day[] = [];
    for (;;) {
      for (const slice of await this.#as('otklik_worker', (client) => readOpenSlices(client, run.id))) {
        if (!(await this.#countSlice(run, days, slice))) return false;
        done.push(slice);
      }
      const open: Day[] = [];
      for (const day of changed) {
        if (this.#isStopping) return false;
        if (!(await this.#as('otklik_worker', (client) => noteIfCounted(client, run, day)))) open.push(day);
      }
      if (open.length === 0) return true;
      // Ratings of slices counted before were withdrawn, or count no more, or again. What comes meanwhile waits for the next look.
      changed = open;
      if ((await this.#as('otklik_worker', (client) => reopenSlices(client, run.id, open, done))) === 0) return false;
    }
  }

  /** @returns false where it was stopped */
  async #countSlice(run: ParallelRun, days: DayRange, acceptedOn: Day): Promise<boolean> {
    const at = this.#clock.now();
    const fromMs = Date.parse(acceptedOn);
    const count = async (part: AcceptanceTime) => {
      const startedAt = performance.now();
      try {
        return await this.#as('otklik_acceptor', (client) => countDraws(client, run, days, part));
      } finally {
        await this.#rest(performance.now() - startedAt);
      }
    };
    const counts = await countInHalves({ fromMs, toMs: fromMs + DAY_MS }, count, () => !this.#isStopping);
    if (!counts) return false;
    await this.#as('otklik_worker', (client) => writeSlice(client, { runId: run.id, acceptedOn, counts, at }));
    return true;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  #as<Result>(role: Role, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return withRole(this.#pool, role, work);
  }

  /** For those who ask meanwhile. */
  async #rest(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    await pause(Math.min(ms, REST_AT_MOST_MS), undefined, { signal }).catch(() => undefined);
  }
}
