import type { StaffRole } from '@otklik/schema';
import pg from 'pg';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { hashPassword, newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import type { TestApi } from '../support/test-api.ts';

const PASSWORD = 'a long enough passphrase';

/** Runs statements as superuser, past the roles of the api. @returns the rows of the last one */
export async function asAdmin<Row>(adminUrl: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return (await admin.query(statement, values)).rows as Row[];
  } finally {
    await admin.end();
  }
}

/** Makes a partner key of the ministry. @returns its text, for the Authorization header */
export async function partnerKey(
  { database, registry }: TestApi,
  scope: 'ratings:write' | 'results:read' | 'invitations:issue',
): Promise<string> {
  const key = newPartnerKey();
  await asAdmin(
    database.adminUrl,
    `insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, 'Partner', $3, $4)`,
    [uuidV7(), registry.ministry, partnerKeyHash(key), [scope]],
  );
  return key;
}

/** Signs in somebody who works for the platform, or for the ministry. @returns the token of the session */
export async function sessionToken(
  {
    database,
    platform,
    registry,
  }: {
    database: Pick<TestApi['database'], 'adminUrl'>;
    platform: TestApi['platform'];
    registry?: Pick<TestApi['registry'], 'ministry'>;
  },
  role: StaffRole = 'PLATFORM_ADMIN',
): Promise<string> {
  const authorityId = role === 'PLATFORM_ADMIN' || role === 'METHODOLOGIST' ? null : registry!.ministry;
  const email = `admin-${uuidV7()}@demo.example`;
  await asAdmin(
    database.adminUrl,
    `insert into staff_account (id, email, name, role, password_hash, authority_id) values ($1, $2, 'Anna', $4, $3, $5)`,
    [uuidV7(), email, await hashPassword(PASSWORD), role, authorityId],
  );
  return (await platform.access.signIn(email, PASSWORD))!.token;
}
