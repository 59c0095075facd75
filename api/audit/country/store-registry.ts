import type { Channel, Mode } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import type { Platform } from '../../src/server/platform.ts';

/** What a country of the audit has. The first authority answers for the touchpoints. */
export interface Registry {
  authorities: readonly { id: string; parent: string | null }[];
  services: readonly { slug: string; authority: string }[];
  touchpoints: readonly { slug: string; channel: Channel; modes: readonly Mode[]; services: readonly string[] }[];
}

const text = (en: string) => JSON.stringify({ RU: `${en} (ru)`, EN: en });

/** Stores the registry of a country. Its touchpoints may ask everyone, and take invitations. */
export async function storeRegistry(
  { pool, directory }: Platform,
  { authorities, services, touchpoints }: Registry,
): Promise<void> {
  const idOf = new Map(services.map(({ slug }) => [slug, uuidV7()]));
  await withRole(pool, 'otklik_staff', async (client) => {
    for (const [at, { id, parent }] of authorities.entries())
      await client.query('insert into authority (id, slug, name, parent_id) values ($1, $2, $3, $4)', [
        id,
        `authority-${at}`,
        text(`Authority ${at}`),
        parent,
      ]);
    for (const { slug, authority } of services)
      await client.query(
        `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
         values ($1, $2, $3, $3, $4, 'EXTERNAL', 'LIVE')`,
        [idOf.get(slug), slug, text(slug), authority],
      );
    for (const { slug, channel, modes, services: offered } of touchpoints) {
      const id = uuidV7();
      await client.query(
        `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone)
         values ($1, $2, $3, $4, $5, $6, 'RANDOM', 'Europe/Moscow')`,
        [id, slug, authorities[0]!.id, text(slug), channel, modes],
      );
      for (const service of offered)
        await client.query('insert into touchpoint_service (touchpoint_id, service_id) values ($1, $2)', [
          id,
          idOf.get(service),
        ]);
    }
  });
  await directory.refresh();
}
