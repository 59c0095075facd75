import type { Channel, Mode } from '@otklik/schema';
import { addDays, type Day } from '../../src/kernel/calendar.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import type { Platform } from '../../src/server/platform.ts';
import { sendRatings, type SentRating } from './send-ratings.ts';
import { storeRegistry } from './store-registry.ts';

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
  /** Draws who is invited: all else is as it would be if nobody were. */
  drawInvited: () => number;
}

/** Stores a registry of 2–5 authorities in a tree, 4–10 services and five touchpoints, one a channel. */
export async function storeSmallCountry(platform: Platform, seed: number): Promise<SmallCountry> {
  const draw = drawFrom(seed);
  const upTo = (most: number) => Math.floor(draw() * most);
  const ids = Array.from({ length: 2 + upTo(4) }, () => uuidV7());
  const slugs = Array.from({ length: 4 + upTo(7) }, (_, at) => `service-${at}`);
  const authorities = ids.map((id, at) => ({ id, parent: at === 0 ? null : ids[upTo(at)]! }));
  const services = slugs.map((slug) => ({ slug, authority: ids[upTo(ids.length)]! }));
  const touchpoints = PLACES.map(({ channel, mode }, at) => ({
    slug: `place-${at}`,
    channel,
    mode,
    modes: [mode],
    services: slugs,
  }));
  await storeRegistry(platform, { authorities, services, touchpoints });
  return { services: slugs, touchpoints, authority: ids[0]!, draw, drawInvited: drawFrom(seed + 1_000_003) };
}

/** Ratings of a month are of two of its days: offers must have been counted on them. */
const DAYS = ['05', '17'];

/**
 * Sends ratings of some months through the acceptance path: few of most services in most channels, many of some; a
 * third of the channels of a service is not used at all. Some come by invitation.
 * @param months first days
 * @param size mean number of ratings of a service in a channel and month
 */
export async function rateSmallCountry(
  platform: Platform,
  { services, touchpoints, authority, draw, drawInvited }: SmallCountry,
  months: readonly Day[],
  size = 18,
): Promise<void> {
  const { acceptance, directory } = platform;
  const rows: SentRating[] = [];
  for (const service of services) {
    const popularity = 0.15 + draw() ** 2 * 2.5;
    for (const { slug, channel, mode } of touchpoints) {
      if (draw() < 0.3) continue;
      const share = draw() ** 1.5 * 2;
      // Telephone lines mostly ask the invited alone, others nobody or some.
      const invited = Math.max(0, channel === 'TELEPHONE' ? 4 * drawInvited() : 1.5 * drawInvited() - 0.5);
      const touchpointId = directory.find('TOUCHPOINT', slug)!.id;
      const subjectId = directory.find('SERVICE', service)!.id;
      for (const month of months) {
        const isOpen = draw() < 0.15;
        const count = Math.round(size * popularity * share * (0.4 + 1.2 * draw()));
        for (const day of DAYS)
          if (!isOpen)
            acceptance.offers.add({ day: addDays(month, Number(day) - 1), touchpointId, subjectId, mode, shown: 50 });
        for (let made = 0; made < count; made++)
          rows.push({
            ...rating(service, slug, mode, `${month.slice(0, 8)}${DAYS[made % 2]}`, channel, draw),
            isInvited: !isOpen && drawInvited() < invited,
          });
      }
    }
  }
  await acceptance.offers.flush();
  await sendRatings(platform, authority, rows);
}

function rating(
  service: string,
  touchpoint: string,
  mode: Mode,
  day: string,
  channel: Channel,
  draw: () => number,
): SentRating {
  const value = () => 1 + Math.floor(draw() ** 0.4 * 5);
  const answers: SentRating['answers'] = { SAT: value() };
  // A kiosk asks SAT alone.
  if (channel !== 'IN_PERSON' && draw() < 0.75)
    Object.assign(answers, { EASE: value(), TIME: value(), RESULT: draw() < 0.8 ? 3 : 1 + Math.floor(draw() * 4) });
  return { service, touchpoint, mode, day, answers };
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
