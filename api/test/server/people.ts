import type { StaffRole } from '@otklik/schema';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { hashPassword, newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import type { TestApi } from '../support/test-api.ts';

const PASSWORD = 'a long enough passphrase';

/** Makes a partner key of the ministry. @returns its text, for the Authorization header */
export async function partnerKey(
  { database, registry }: TestApi,
  scope: 'ratings:write' | 'results:read' | 'invitations:issue',
): Promise<string> {
  const key = newPartnerKey();
  await asAdmin(
    database,
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
    database,
    `insert into staff_account (id, email, name, role, password_hash, authority_id) values ($1, $2, 'Anna', $4, $3, $5)`,
    [uuidV7(), email, await hashPassword(PASSWORD), role, authorityId],
  );
  return (await platform.access.signIn(email, PASSWORD))!.token;
}
