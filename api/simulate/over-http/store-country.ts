import type { Mode } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { hashPassword, newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import type { Platform } from '../../src/server/platform.ts';
import { CHANNELS, type Country, type SimulatedChannel } from '../country.ts';
import { modesOf } from '../draw-answers.ts';

/** Slug of a place, service or segment of the country. */
export const slugOf = (key: string): string => `of-${key.toLowerCase().replaceAll('_', '-')}`;

const SCOPES = ['ratings:write', 'invitations:issue', 'interactions:write'];
const PASSWORD = 'a country whose truth is known';

/**
 * Stores what a registry knows of the country: one authority, its services, all their places, the segments; a partner
 * that may send everything, and somebody who may read it.
 * @returns the partner's key and a session of staff
 */
export async function storeCountry(platform: Platform, country: Country): Promise<{ key: string; session: string }> {
  const key = newPartnerKey();
  const email = 'reader@country.example';
  const passwordHash = await hashPassword(PASSWORD);
  const authority = uuidV7();
  const text = (words: string) => JSON.stringify({ RU: words, EN: words });
  await withRole(platform.pool, 'otklik_staff', async (client) => {
    await client.query(`insert into authority (id, slug, name) values ($1, 'country', $2)`, [
      authority,
      text('Country'),
    ]);
    await client.query(`select set_config('app.authorities', $1, true)`, [`{${authority}}`]);
    for (const segment of Object.keys(country.segments))
      await client.query(`insert into segment (id, slug, name, audience) values ($1, $2, $3, 'EXTERNAL')`, [
        uuidV7(),
        slugOf(segment),
        text(segment),
      ]);
    for (const service of country.services) {
      const serviceId = uuidV7();
      await client.query(
        `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
         values ($1, $2, $3, $3, $4, 'EXTERNAL', 'LIVE')`,
        [serviceId, slugOf(service.key), text(service.key), authority],
      );
      for (const channel of service.channels)
        for (const { key: place } of channel.places) {
          const touchpointId = uuidV7();
          await client.query(
            `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone)
             values ($1, $2, $3, $4, $5, $6, $7, 'UTC')`,
            [
              touchpointId,
              slugOf(place),
              authority,
              text(place),
              channel.channel,
              modesAllowed(channel),
              CHANNELS[channel.channel]!.sourceClass,
            ],
          );
          await client.query('insert into touchpoint_service (touchpoint_id, service_id) values ($1, $2)', [
            touchpointId,
            serviceId,
          ]);
        }
    }
    await client.query(
      `insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, 'Country', $3, $4)`,
      [uuidV7(), authority, partnerKeyHash(key), SCOPES],
    );
  });
  await withRole(platform.pool, 'otklik_worker', (client) =>
    client.query(
      `insert into staff_account (id, email, name, role, password_hash) values ($1, $2, 'Reader', 'PLATFORM_ADMIN', $3)`,
      [uuidV7(), email, passwordHash],
    ),
  );
  await platform.directory.refresh();
  const session = await platform.access.signIn(email, PASSWORD);
  if (!session) throw new Error('The reader of the country cannot sign in.');
  return { key, session: session.token };
}

const modesAllowed = ({ channel }: SimulatedChannel): Mode[] => modesOf(channel, true).map(([mode]) => mode);
