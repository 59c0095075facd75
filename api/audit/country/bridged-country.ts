import type { Channel, Mode } from '@otklik/schema';
import { uuidV7 } from '../../src/kernel/ids.ts';
import type { Platform } from '../../src/server/platform.ts';
import { sendRatings, type SentRating } from './send-ratings.ts';
import { drawFrom } from './small-country.ts';
import { storeRegistry } from './store-registry.ts';

/** Enough that the effect of an operator is known and used: 300 answers in each mode, standard error up to 1.5. */
const BRIDGED = Array.from({ length: 7 }, (_, at) => `bridged-${at}`);
/** Their telephone has few answers, or protects the letters. */
const QUIET = Array.from({ length: 4 }, (_, at) => `quiet-${at}`);
/** Fills counts of the whole country up, so that those of its channels to the nearest 5 say all that they can. */
const FILLING = 'filling';
/** So many use the one channel with fewer than 10 answers. */
const RARE = 3;

const PLACES: readonly { slug: string; channel: Channel; modes: readonly Mode[]; services: readonly string[] }[] = [
  { slug: 'site', channel: 'PORTAL', modes: ['WEB'], services: [...BRIDGED, ...QUIET, FILLING] },
  { slug: 'bridged-line', channel: 'TELEPHONE', modes: ['OPERATOR', 'WEB'], services: BRIDGED },
  { slug: 'line', channel: 'TELEPHONE', modes: ['OPERATOR'], services: [...QUIET, FILLING] },
  { slug: 'letters', channel: 'WRITTEN', modes: ['EMAIL'], services: [...QUIET, FILLING] },
  { slug: 'page', channel: 'SOCIAL_NETWORK', modes: ['CHAT'], services: [FILLING] },
];
const channelOf = (slug: string): Channel => PLACES.find((place) => place.slug === slug)!.channel;
const DAY = '2026-08-17';
const DAY_AFTER = '2026-11-17';
/** So many use that channel in the next quarter: its figure tells them, and with the next mode table the rare ones before. */
const NO_LONGER_RARE = 20;

/**
 * A country that tells of what its scores are made: services whose telephone is answered by an operator and, over a
 * bridge, on the web, so that the effect of the operator is used; and services with 100 answers and more whose telephone
 * knows the operator alone and is withheld. Whoever is told the share of the operator knows their telephone. One channel
 * has so few answers that its mode table withholds their number; the other channels end in 3 or 8, and all together in 2
 * or 7, so that to the nearest 5 the whole less the others is as small as it can be.
 * @returns id of its authority
 */
export async function rateBridgedCountry(platform: Platform, seed: number): Promise<string> {
  const draw = drawFrom(seed);
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  const authority = uuidV7();
  await storeRegistry(platform, {
    authorities: [{ id: authority, parent: null }],
    services: [...BRIDGED, ...QUIET, FILLING].map((slug) => ({ slug, authority })),
    touchpoints: PLACES,
  });
  const ratings: SentRating[] = [];
  const rate = (service: string, touchpoint: string, mode: Mode, n: number, lowest: number) => {
    const touchpointId = platform.directory.find('TOUCHPOINT', touchpoint)!.id;
    const subjectId = platform.directory.find('SERVICE', service)!.id;
    platform.acceptance.offers.add({ day: DAY, touchpointId, subjectId, mode, shown: 1_000 });
    for (let made = 0; made < n; made++)
      ratings.push({ service, touchpoint, mode, day: DAY, answers: { SAT: lowest + between(0, 1) } });
  };
  for (const service of BRIDGED) {
    rate(service, 'site', 'WEB', between(60, 90), 2);
    rate(service, 'bridged-line', 'WEB', between(60, 90), 2);
    rate(service, 'bridged-line', 'OPERATOR', between(60, 90), 3);
  }
  for (const [at, service] of QUIET.entries()) {
    rate(service, 'site', 'WEB', between(110, 180), 2);
    rate(service, 'line', 'OPERATOR', at % 2 === 0 ? between(5, 9) : between(12, 25), 3);
    rate(service, 'letters', 'EMAIL', between(5, 9), 2);
  }
  for (const { slug, channel, modes } of PLACES.filter(({ services }) => services.includes(FILLING))) {
    const others = ratings.filter(({ touchpoint }) => channelOf(touchpoint) === channel).length;
    rate(FILLING, slug, modes[0]!, slug === 'page' ? RARE : 40 + ((3 - (others % 5) + 5) % 5), 2);
  }
  await platform.acceptance.offers.flush();
  await sendRatings(platform, authority, ratings);
  return authority;
}

/** Rates it in the next quarter, in the one channel that had few answers: two mode tables share those. */
export async function rateBridgedCountryAfter(platform: Platform, authority: string): Promise<void> {
  const { acceptance, directory } = platform;
  const { slug, modes } = PLACES.find(({ channel }) => channel === 'SOCIAL_NETWORK')!;
  const mode = modes[0]!;
  const [touchpointId, subjectId] = [directory.find('TOUCHPOINT', slug)!.id, directory.find('SERVICE', FILLING)!.id];
  acceptance.offers.add({ day: DAY_AFTER, touchpointId, subjectId, mode, shown: 1_000 });
  await acceptance.offers.flush();
  const rating = { service: FILLING, touchpoint: slug, mode, day: DAY_AFTER };
  await sendRatings(
    platform,
    authority,
    Array.from({ length: NO_LONGER_RARE }, (_, at) => ({ ...rating, answers: { SAT: 2 + (at % 2) } })),
  );
}
