import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.ts';
import { withRole } from '../../database/pool.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { hashPassword } from './password.ts';

const EMAIL = 'admin@localhost';

/**
 * Gives an installation without any account its first one: an administrator of the platform, who can make the
 * authorities. Several processes may try; one makes it.
 * @returns address and password, to be shown once; null when there is an account
 */
export async function makeFirstAccount(pool: Pool): Promise<{ email: string; password: string } | null> {
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  return withRole(pool, 'otklik_worker', async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.firstAccount]);
    const { rowCount } = await client.query(
      `insert into staff_account (id, email, name, role, authority_id, password_hash)
       select $1, $2, $2, 'PLATFORM_ADMIN', null, $3 where not exists (select from staff_account)`,
      [uuidV7(), EMAIL, passwordHash],
    );
    return rowCount ? { email: EMAIL, password } : null;
  });
}
