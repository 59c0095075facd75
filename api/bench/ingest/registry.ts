import type { Pool } from 'pg';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';

/** Slug of the touchpoint at which everything is rated. */
export const TOUCHPOINT = 'portal';

/** Slugs of the services, in order. */
export const serviceSlugs = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `service-${index}`);

const text = (en: string) => JSON.stringify({ RU: `${en} (ru)`, EN: en });

/** Stores one authority, its services and a portal, which may reach PROMPT as most do. */
export async function storeRegistry(pool: Pool, slugs: readonly string[]): Promise<void> {
  const authority = uuidV7();
  await withRole(pool, 'otklik_staff', async (client) => {
    await client.query(`insert into authority (id, slug, name) values ($1, 'ministry', $2)`, [
      authority,
      text('Ministry'),
    ]);
    for (const slug of slugs)
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
  });
}
