import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { uuidV7 } from '../../src/kernel/ids.ts';

/** Makes an administrator of the platform with a session. @param client the login that owns the tables @returns its token */
export async function signIn(client: Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query('set role otklik_worker');
  const account = uuidV7();
  await client.query(
    `insert into staff_account (id, email, name, role, authority_id, password_hash)
     values ($1, $2, 'Administrator', 'PLATFORM_ADMIN', null, 'none')`,
    [account, `${account}@bench.example`],
  );
  await client.query(
    `insert into staff_session values ($1, $2, now(), now() + interval '12 hours', now() + interval '12 hours')`,
    [createHash('sha256').update(token).digest(), account],
  );
  return token;
}
