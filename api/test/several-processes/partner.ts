import { createPool } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { asAdmin } from '../support/as-admin.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';

/** Stores the small registry and a key of its ministry that may import. @returns the text of the key */
export async function storeRegistryWithPartner(database: TestDatabase): Promise<string> {
  const pool = createPool({ url: database.url, max: 1, name: 'test', statementTimeoutMs: 10_000 }, () => undefined);
  const { ministry } = await storeSmallRegistry(pool);
  await pool.end();
  const key = newPartnerKey();
  await asAdmin(
    database,
    'insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)',
    [uuidV7(), ministry, 'Partner', partnerKeyHash(key), ['ratings:write']],
  );
  return key;
}
