import type { Pool } from 'pg';
import { ADVISORY_LOCKS } from '../../../database/advisory-locks.ts';
import { withRole } from '../../../database/pool.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { Rounds } from '../../../kernel/rounds.ts';
import { type ParallelRun, RUN_COLUMNS } from '../../methodology/index.ts';
import { withAdvisoryLock } from '../advisory-lock.ts';
import { countDraws, readDrawCounts, writeDrawCounts } from './draw-counts.repository.ts';
import { wholeDays } from './run-days.ts';

const LOOK_EVERY_MS = 3_600_000;
/** After a round that failed, for want of a database, say. */
const TRY_AGAIN_MS = 600_000;

/**
 * Counts once a day, while a parallel run is not ended, which of its answers came as drawn. It looks at every rating of the
 * run: neither those who rate nor those who read a page wait for that.
 */
export class DrawCounter {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #rounds: Rounds;

  constructor({ pool, clock, onError }: { pool: Pool; clock: Clock; onError: (error: unknown) => void }) {
    this.#pool = pool;
    this.#clock = clock;
    const work = async () => {
      await this.countDue();
      return LOOK_EVERY_MS;
    };
    this.#rounds = new Rounds({ work, tryAgainMs: TRY_AGAIN_MS, onError });
  }

  /** Counts now what was not counted today, and looks again every hour. */
  start(): void {
    this.#rounds.start();
  }

  stop(): void {
    this.#rounds.stop();
  }

  /** Counts the run that goes on, unless that was done today or another process is at it. */
  async countDue(): Promise<void> {
    const now = this.#clock.now();
    const { rows } = await this.#pool.query<ParallelRun>(`select ${RUN_COLUMNS} where ended_at is null`);
    for (const run of rows)
      await withAdvisoryLock(this.#pool, ADVISORY_LOCKS.draws, async () => {
        const startOfToday = new Date(now.toISOString().slice(0, 10));
        if (!(await isCountedSince(this.#pool, run, startOfToday))) await countRun(this.#pool, run, now);
      });
  }
}

/**
 * Counts a run whose quarter is over, unless that was done after its end: what is frozen rests on all of its answers.
 * @param id of the run; nothing is done for one that is unknown, ended, or not over
 */
export async function countWholeRun(pool: Pool, id: string, now: Date): Promise<void> {
  const { rows } = await pool.query<ParallelRun>(
    `select ${RUN_COLUMNS} where id = $1 and ended_at is null and ends_at <= $2`,
    [id, now],
  );
  for (const run of rows) if (!(await isCountedSince(pool, run, run.endsAt))) await countRun(pool, run, now);
}

async function isCountedSince(pool: Pool, run: ParallelRun, instant: Date): Promise<boolean> {
  const { countedAt } = await withRole(pool, 'otklik_worker', (client) => readDrawCounts(client, run));
  return countedAt !== null && countedAt >= instant;
}

async function countRun(pool: Pool, run: ParallelRun, now: Date): Promise<void> {
  const days = wholeDays(run, now);
  if (!days) return;
  const counts = await withRole(pool, 'otklik_acceptor', (client) => countDraws(client, run, days));
  await withRole(pool, 'otklik_worker', (client) => writeDrawCounts(client, run.id, counts, now));
}
