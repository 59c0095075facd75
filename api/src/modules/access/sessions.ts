import { createHash, randomBytes } from 'node:crypto';
import type { SessionStart, StaffRole, Viewer } from '@otklik/schema';
import type { Pool, PoolClient } from 'pg';
import { prepared } from '../../database/prepared.ts';
import { withRole } from '../../database/pool.ts';
import { toGlobalId } from '../../kernel/ids.ts';

/** A session ends this long after the last request, and this long after sign-in whatever happens. */
export const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 12;

/** `last_seen_at` is written at most this often, so that reading pages does not become writing. */
const TOUCH_AFTER_SECONDS = 60;

/** 256 random bits as base64url. */
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Starts a session of an account. The token is returned once; only its hash is stored. */
export async function startSession(client: PoolClient, accountId: string, now: Date): Promise<SessionStart> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + LONGEST_HOURS * 3_600_000);
  await client.query(
    `delete from staff_session where expires_at <= $1 or last_seen_at <= $1::timestamptz - make_interval(mins => $2)`,
    [now, IDLE_MINUTES],
  );
  await client.query(
    `insert into staff_session (token_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)`,
    [hashOf(token), accountId, now, expiresAt],
  );
  return { token, expiresAt };
}

interface SessionRow {
  accountId: string;
  name: string;
  email: string;
  role: StaffRole;
  authorityId: string | null;
  authorityName: { RU: string; EN: string } | null;
  isStale: boolean;
}

/**
 * The member of staff whose session has this token; null when there is none, it has ended or the account is disabled.
 * One statement, and a second one once a minute.
 * @param pool connections that rest in the role otklik_worker
 */
export async function findViewer(pool: Pool, token: string, now: Date): Promise<Viewer | null> {
  if (!TOKEN_SHAPE.test(token)) return null;
  const { rows } = await pool.query<SessionRow>(
    prepared({
      text: `select account.id as "accountId", account.name, account.email, account.role,
       authority.id as "authorityId", authority.name as "authorityName",
       session.last_seen_at <= $2::timestamptz - make_interval(secs => $4) as "isStale"
     from staff_session session
     join staff_account account on account.id = session.account_id and account.disabled_at is null
     left join authority on authority.id = account.authority_id
     where session.token_hash = $1 and session.expires_at > $2
       and session.last_seen_at > $2::timestamptz - make_interval(mins => $3)`,
      values: [hashOf(token), now, IDLE_MINUTES, TOUCH_AFTER_SECONDS],
    }),
  );
  const row = rows[0];
  if (!row) return null;
  if (row.isStale)
    await pool.query('update staff_session set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1', [
      hashOf(token),
      now,
    ]);
  return toViewer(row);
}

// The name of the authority is Russian, as in the accounts themselves; pages ask GraphQL for another language.
const toViewer = (row: SessionRow): Viewer => ({
  id: toGlobalId('Account', row.accountId),
  name: row.name,
  email: row.email,
  role: row.role,
  authorityId: row.authorityId && toGlobalId('Authority', row.authorityId),
  authorityName: row.authorityName,
});

/** Ends the session with this token. Ending one that has ended changes nothing. */
export async function endSession(pool: Pool, token: string): Promise<void> {
  await withRole(pool, 'otklik_worker', (client) =>
    client.query('delete from staff_session where token_hash = $1', [hashOf(token)]),
  );
}

/** Ends all sessions of an account. */
export async function endSessionsOf(pool: Pool, accountId: string): Promise<void> {
  await withRole(pool, 'otklik_worker', (client) =>
    client.query('delete from staff_session where account_id = $1', [accountId]),
  );
}
