import pg from 'pg';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';

/** Makes a partner that may import. @returns its key */
export async function makePartner(url: string): Promise<string> {
  const key = newPartnerKey();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin; set local role otklik_staff');
    await client.query(`select set_config('app.authorities', array_agg(id)::text, true) from authority`);
    await client.query(
      `insert into partner_key (id, authority_id, name, key_hash, scopes)
       select $1, id, 'Partner', $2, '{ratings:write}' from authority limit 1`,
      [uuidV7(), partnerKeyHash(key)],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  return key;
}
