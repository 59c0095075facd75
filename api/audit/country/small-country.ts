import { type Channel, INSTRUMENT_VERSION, type Mode } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { addDays, type Day } from '../../src/kernel/calendar.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import type { Platform } from '../../src/server/platform.ts';

const PLACES: readonly { channel: Channel; mode: Mode }[] = [
  { channel: 'PORTAL', mode: 'WEB' },
  { channel: 'MOBILE_APP', mode: 'APP' },
  { channel: 'TELEPHONE', mode: 'OPERATOR' },
  { channel: 'IN_PERSON', mode: 'KIOSK' },
  { channel: 'CHAT_BOT', mode: 'CHAT' },
];

/** Numbers 0 ≤ x < 1, the same for the same seed (Lehmer's generator). */
export function drawFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2_147_483_647 || 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The registry of a small country, and how its ratings are drawn. */
export interface SmallCountry {
  services: readonly string[];
  touchpoints: readonly { slug: string; channel: Channel; mode: Mode }[];
  authority: string;
  draw: () => number;
}

const text = (en: string) => JSON.stringify({ RU: `${en} (ru)`, EN: en });

/** Stores a registry of 2–5 authorities in a tree, 4–10 services and five touchpoints, one a channel. */
export async function storeSmallCountry({ pool, directory }: Platform, seed: number): Promise<SmallCountry> {
  const draw = drawFrom(seed);
  const upTo = (most: number) => Math.floor(draw() * most);
  const authorities = Array.from({ length: 2 + upTo(4) }, () => uuidV7());
  const services = Array.from({ length: 4 + upTo(7) }, (_, at) => ({ id: uuidV7(), slug: `service-${at}` }));
  const touchpoints = PLACES.map((place, at) => ({ ...place, id: uuidV7(), slug: `place-${at}` }));
  await withRole(pool, 'otklik_staff', async (client) => {
    for (const [at, id] of authorities.entries())
      await client.query('insert into authority (id, slug, name, parent_id) values ($1, $2, $3, $4)', [
        id,
        `authority-${at}`,
        text(`Authority ${at}`),
        at === 0 ? null : authorities[upTo(at)],
      ]);
    for (const { id, slug } of services)
      await client.query(
        `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
         values ($1, $2, $3, $3, $4, 'EXTERNAL', 'LIVE')`,
        [id, slug, text(slug), authorities[upTo(authorities.length)]],
      );
    for (const { id, slug, channel, mode } of touchpoints) {
      await client.query(
        `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone)
         values ($1, $2, $3, $4, $5, $6, 'PROMPT', 'Europe/Moscow')`,
        [id, slug, authorities[0], text(slug), channel, [mode]],
      );
      for (const service of services)
        await client.query('insert into touchpoint_service (touchpoint_id, service_id) values ($1, $2)', [
          id,
          service.id,
        ]);
    }
  });
  await directory.refresh();
  return { services: services.map(({ slug }) => slug), touchpoints, authority: authorities[0]!, draw };
}

/** Ratings of a month are of two of its days: offers must have been counted on them. */
const DAYS = ['05', '17'];

/**
 * Sends ratings of some months through the acceptance path: few of most services in most channels, many of some; a
 * third of the channels of a service is not used at all.
 * @param months first days
 * @param size mean number of ratings of a service in a channel and month
 */
export async function rateSmallCountry(
  { acceptance, directory }: Platform,
  { services, touchpoints, authority, draw }: SmallCountry,
  months: readonly Day[],
  size = 18,
): Promise<void> {
  const rows: Record<string, unknown>[] = [];
  for (const service of services) {
    const popularity = 0.15 + draw() ** 2 * 2.5;
    for (const { slug, channel, mode } of touchpoints) {
      if (draw() < 0.3) continue;
      const share = draw() ** 1.5 * 2;
      const touchpointId = directory.find('TOUCHPOINT', slug)!.id;
      const subjectId = directory.find('SERVICE', service)!.id;
      for (const month of months) {
        const isOpen = draw() < 0.15;
        const count = Math.round(size * popularity * share * (0.4 + 1.2 * draw()));
        for (const day of DAYS)
          if (!isOpen)
            acceptance.offers.add({ day: addDays(month, Number(day) - 1), touchpointId, subjectId, mode, shown: 50 });
        for (let made = 0; made < count; made++)
          rows.push(rating(service, slug, mode, `${month.slice(0, 8)}${DAYS[made % 2]}`, channel, draw));
      }
    }
  }
  await acceptance.offers.flush();
  for (let start = 0; start < rows.length; start += 1_000) {
    const stored = await importRows(acceptance, rows.slice(start, start + 1_000), {
      authorityId: authority,
      isDryRun: false,
    });
    const refused = stored.find(({ kind }) => kind === 'REFUSED');
    if (refused) throw new Error(`a rating of the small country was refused: ${JSON.stringify(refused)}`);
  }
}

function rating(service: string, touchpoint: string, mode: Mode, day: string, channel: Channel, draw: () => number) {
  const value = () => 1 + Math.floor(draw() ** 0.4 * 5);
  const answers: [string, number][] = [['SAT', value()]];
  // A kiosk asks SAT alone.
  if (channel !== 'IN_PERSON' && draw() < 0.75)
    answers.push(['EASE', value()], ['TIME', value()], ['RESULT', draw() < 0.8 ? 3 : 1 + Math.floor(draw() * 4)]);
  return {
    id: crypto.randomUUID(),
    touchpoint,
    subject: { service },
    mode,
    language: 'RU',
    instrumentVersion: INSTRUMENT_VERSION,
    collectedAt: `${day}T09:00:00Z`,
    answers: answers.map(([item, given]) => ({ item, value: given })),
  };
}

/** Sends more ratings of the same months, after they were published: single ones and larger groups, in some places. */
export async function rateLate(platform: Platform, country: SmallCountry, months: readonly Day[]): Promise<void> {
  const { services, draw } = country;
  const some = { ...country, services: services.filter(() => draw() < 0.7) };
  await rateSmallCountry(
    platform,
    some,
    months.filter(() => draw() < 0.6),
    6,
  );
}
