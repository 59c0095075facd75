import pg from 'pg';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { SERVICES } from './life.ts';

/** Slug of the touchpoint at which everything is rated. */
export const TOUCHPOINT = 'portal';

const text = (en: string) => JSON.stringify({ RU: `${en} (ru)`, EN: en });

/**
 * Stores one authority, its services, a portal and a partner key.
 * @param adminUrl connection string of the superuser on the migrated database
 * @returns the partner key, which may import
 */
export async function storeRegistry(adminUrl: string): Promise<string> {
  const authority = uuidV7();
  const key = newPartnerKey();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`insert into authority (id, slug, name) values ($1, 'ministry', $2)`, [
      authority,
      text('Ministry'),
    ]);
    for (const slug of SERVICES)
      await client.query(
        `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
         values ($1, $2, $3, $3, $4, 'EXTERNAL', 'LIVE')`,
        [uuidV7(), slug, text(slug), authority],
      );
    await client.query(
      `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone,
         rated_as_itself) values ($1, $2, $3, $4, 'PORTAL', '{WEB,APP}', 'PROMPT', 'Europe/Moscow', true)`,
      [uuidV7(), TOUCHPOINT, authority, text('Portal')],
    );
    await client.query(
      `insert into partner_key (id, authority_id, name, key_hash, scopes)
       values ($1, $2, 'chaos', $3, '{ratings:write}')`,
      [uuidV7(), authority, partnerKeyHash(key)],
    );
    return key;
  } finally {
    await client.end();
  }
}
