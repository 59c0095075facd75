import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How often it is looked whether a lock is free. A statement that waits for it could be ended by its time. */
const LOOK_EVERY_MS = 200;

/**
 * Runs `work` unless another process does; then `null`. The lock belongs to a connection and not to a transaction, so
 * that every snapshot of the work is taken after it: each holder sees what the one before it wrote.
 * @param key one of `ADVISORY_LOCKS`
 */
export async function withAdvisoryLock<Result>(
  pool: Pool,
  key: number,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [key]);
    if (!rows[0]!.taken) return null;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [key]).catch((failure: Error) => (broken = failure));
    }
  } finally {
    // A connection that could not give the lock back is closed, which gives it back.
    client.release(broken);
  }
}

/**
 * Runs `work` as soon as no other process does: for what the work itself is not enough, but whatever comes after needs
 * what the other one writes.
 */
export async function inTurn<Result>(pool: Pool, key: number, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const done = await withAdvisoryLock(pool, key, async () => ({ result: await work() }));
    if (done) return done.result;
    await pause(LOOK_EVERY_MS);
  }
}
