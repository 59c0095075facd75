import type { Channel, Mode } from '@otklik/schema';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import type { Platform } from '../../src/server/platform.ts';
import { sendRatings, type SentRating } from './send-ratings.ts';
import { drawFrom } from './small-country.ts';
import { storeRegistry } from './store-registry.ts';

const PLACES: readonly { slug: string; channel: Channel; mode: Mode; transactions: number }[] = [
  { slug: 'site', channel: 'PORTAL', mode: 'WEB', transactions: 500 },
  { slug: 'line', channel: 'TELEPHONE', mode: 'OPERATOR', transactions: 200 },
  { slug: 'letters', channel: 'WRITTEN', mode: 'EMAIL', transactions: 300 },
];
/** Transactions were reported of the last month alone, so that those of the quarter are its own. */
const DAYS = ['2026-07-17', '2026-08-17', '2026-09-17'];
const SERVICES = ['whole', 'few-letters', 'protecting', 'few-a-month', 'protecting-months'] as const;

/**
 * A country whose transactions are known, so that they weight its scores: no channel of the first service is withheld, the
 * letters of the second are, which are few, and those of the third, which protect them. Those of the fourth are withheld in each
 * month and shown in the quarter, and so may be those of the fifth. Letters stand for many more transactions than their
 * answers, so that a score and its weights say what they are like.
 */
export async function rateWeightedCountry(platform: Platform, seed: number): Promise<void> {
  const draw = drawFrom(seed);
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  const authority = uuidV7();
  await storeRegistry(platform, {
    authorities: [{ id: authority, parent: null }],
    services: SERVICES.map((slug) => ({ slug, authority })),
    touchpoints: PLACES.map(({ slug, channel, mode }) => ({ slug, channel, modes: [mode], services: SERVICES })),
  });
  const idOf = (kind: 'SERVICE' | 'TOUCHPOINT', slug: string) => platform.directory.find(kind, slug)!.id;
  /** A month, by site, line and letters. */
  const answers: Record<(typeof SERVICES)[number], () => number[]> = {
    whole: () => [between(60, 90), between(40, 60), between(40, 60)],
    'few-letters': () => [between(60, 90), between(40, 60), between(1, 3)],
    protecting: () => [between(60, 90), between(40, 60), between(4, 5)],
    'few-a-month': () => [between(60, 90), between(40, 60), between(7, 8)],
    'protecting-months': () => [between(60, 90), between(40, 60), between(26, 35)],
  };
  const ratings: SentRating[] = [];
  for (const service of SERVICES)
    for (const day of DAYS) {
      const counts = answers[service]();
      for (const [at, { slug, mode }] of PLACES.entries()) {
        const offer = { touchpointId: idOf('TOUCHPOINT', slug), subjectId: idOf('SERVICE', service), mode };
        platform.acceptance.offers.add({ day, ...offer, shown: 1_000 });
        for (let made = 0; made < counts[at]!; made++)
          ratings.push({ service, touchpoint: slug, mode, day, answers: { SAT: 3 - at + between(0, 2) } });
      }
    }
  await platform.acceptance.offers.flush();
  await sendRatings(platform, authority, ratings);
  const flow = SERVICES.flatMap((service) =>
    PLACES.map(({ slug, transactions }) => ({
      service: idOf('SERVICE', service),
      touchpoint: idOf('TOUCHPOINT', slug),
      n: transactions,
    })),
  );
  // As a partner's report leaves them.
  await withRole(platform.pool, 'otklik_acceptor', (client) =>
    client.query(
      `insert into flow_tally (service_id, touchpoint_id, segment_id, grain, starts_on, transactions, invited, delivered)
       select r.service, r.touchpoint, null, k.grain, k.starts_on, r.n, 0, 0
       from jsonb_to_recordset($1::jsonb) as r (service uuid, touchpoint uuid, n integer)
       cross join lateral (values ('D'::"char", $2::date), ('M', date_trunc('month', $2::date)::date)) k (grain, starts_on)`,
      [JSON.stringify(flow), DAYS.at(-1)],
    ),
  );
}
