import type { SessionStart } from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Clock } from '../../kernel/clock.ts';
import { keptText } from '../../kernel/kept-text.ts';
import { isPassword } from './password.ts';
import { startSession } from './sessions.ts';
import { countTry, forgetTries } from './sign-in-attempts.ts';

/** Longest address and password that are looked at. */
const EMAIL_AT_MOST = 254;
const PASSWORD_AT_MOST = 1_024;

/**
 * Signs in with a local account. Unknown address, wrong password, disabled account and locked address get the same
 * answer after the same work.
 * @returns the new session; null when it is refused
 * @throws DomainError SERVICE_BUSY when too many sign in at once
 */
export async function signIn(
  { pool, clock }: { pool: Pool; clock: Clock },
  email: string,
  password: string,
): Promise<SessionStart | null> {
  const address = keptText(email).toLowerCase();
  if (address.length > EMAIL_AT_MOST || password.length > PASSWORD_AT_MOST) return null;
  const { mayTry, account } = await withRole(pool, 'otklik_worker', async (client) => {
    const { rows } = await client.query<{ id: string; password_hash: string }>(
      'select id, password_hash from staff_account where email = $1 and disabled_at is null',
      [address],
    );
    return { mayTry: await countTry(client, address, clock.now()), account: rows[0] };
  });
  const isRight = await isPassword(account?.password_hash ?? null, password);
  if (!account || !isRight || !mayTry) return null;
  return withRole(pool, 'otklik_worker', async (client) => {
    await forgetTries(client, address);
    return startSession(client, account.id, clock.now());
  });
}
