import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';

/** Tries of one address before it is locked, and the minutes both the counting and the lock last. */
export const TRIES_AT_MOST = 10;
export const WINDOW_MINUTES = 15;

/** Addresses are kept as hashes: people type their password into the wrong box. */
const keyOf = (email: string) => createHash('sha256').update(email).digest();

/**
 * Counts a try before the password is looked at, so that tries at the same time cannot slip through together.
 * Kept in the database: all processes count together, and a restart forgets nothing. Addresses without an account
 * are counted alike, so that the lock does not tell which exist.
 * @returns false when the address is locked: 10 tries in 15 minutes, then 15 minutes from the tenth
 */
export async function countTry(client: PoolClient, email: string, now: Date): Promise<boolean> {
  await client.query('delete from sign_in_attempt where ends_at <= $1', [now]);
  const { rows } = await client.query<{ tries: number }>(
    `insert into sign_in_attempt as a (email_hash, tries, ends_at)
     values ($1, 1, $2::timestamptz + make_interval(mins => $3))
     on conflict (email_hash) do update set
       tries = least(a.tries + 1, $4 + 1),
       ends_at = case when a.tries + 1 = $4 then excluded.ends_at else a.ends_at end
     returning tries`,
    [keyOf(email), now, WINDOW_MINUTES, TRIES_AT_MOST],
  );
  return rows[0]!.tries <= TRIES_AT_MOST;
}

/** Forgets the tries of an address that has signed in. */
export async function forgetTries(client: PoolClient, email: string): Promise<void> {
  await client.query('delete from sign_in_attempt where email_hash = $1', [keyOf(email)]);
}
