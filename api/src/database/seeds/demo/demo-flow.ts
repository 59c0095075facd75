/**
 * How often services were used, as the systems of the points of contact would report it month by month: the
 * denominators behind ratings, by segment. Ratings are a small part of it, and another part in each channel.
 */
import type { Channel } from '@otklik/schema';
import { invitesAll } from './bridges.ts';
import { DEMO_RATING_COUNT } from './demo-ratings.ts';
import { plannedDays } from './plan.ts';
import { segmentMixOf } from './respondents.ts';
import { streams, type Stream } from './streams.ts';

/** One row of an interactions report; references are slugs, the day is the last of its month that the demo covers. */
export interface DemoFlow {
  day: string;
  service: string;
  touchpoint: string;
  segment: string;
  transactions: number;
  invited: number;
  delivered: number;
}

/** Use of one service at one touchpoint in one month, of all clients. */
export interface MonthOfUse {
  day: string;
  /** Months before the anchor. */
  month: number;
  service: string;
  stream: Stream;
  transactions: number;
}

/** Share of the uses after which people are asked, on the spot or by an invitation. */
const ASKED: Readonly<Record<Channel, number>> = {
  PORTAL: 0.94,
  MOBILE_APP: 0.96,
  SOCIAL_NETWORK: 0.4,
  CHAT_BOT: 0.8,
  TELEPHONE: 0.55,
  WRITTEN: 0.7,
  IN_PERSON: 0.48,
};
/** Answers per use where anyone may rate, for whom offers are not counted. */
const OPEN_RATE = 0.02;
/** Share of the invitations that arrive, where not all do. */
const DELIVERED: Partial<Record<Channel, number>> = { WRITTEN: 0.95, TELEPHONE: 0.82 };
/** How readily a segment answers: those who answer less are a larger share of the uses than of the ratings. */
const ANSWERS: Readonly<Record<string, number>> = {
  'foreign-citizen': 0.7,
  'self-employed': 1.1,
  'sole-proprietor': 0.8,
  'legal-entity': 0.6,
  association: 1.2,
  'institution-employee': 0.85,
};

/** Uses by month, service and touchpoint, in time order; the anchor and the count decide all of them. */
export function monthsOfUse(anchorDay: string, count = DEMO_RATING_COUNT): MonthOfUse[] {
  const months = new Map<number, { day: string; expected: Float64Array }>();
  for (const { day, month, expected } of plannedDays(anchorDay, count)) {
    const sums = months.get(month)?.expected ?? new Float64Array(streams.length);
    for (const [index, answers] of expected.entries()) sums[index] = (sums[index] as number) + answers;
    months.set(month, { day, expected: sums });
  }
  return [...months].flatMap(([month, { day, expected }]) => usesOfMonth(day, month, expected));
}

function usesOfMonth(day: string, month: number, expected: Float64Array): MonthOfUse[] {
  const uses = new Map<string, MonthOfUse>();
  for (const [index, stream] of streams.entries()) {
    if (!('service' in stream.subject)) continue;
    const { service } = stream.subject;
    const key = `${service} ${stream.touchpoint.slug}`;
    const use = uses.get(key) ?? { day, month, service, stream, transactions: 0 };
    const rate = stream.isOpen ? OPEN_RATE : stream.responseRate * ASKED[stream.touchpoint.channel];
    use.transactions += (expected[index] as number) / rate;
    uses.set(key, use);
  }
  return [...uses.values()];
}

/** Rows of the reports that belong to `demoRatings` of the same anchor and count. */
export function* demoFlow(anchorDay: string, count = DEMO_RATING_COUNT): Generator<DemoFlow> {
  for (const { day, month, service, stream, transactions } of monthsOfUse(anchorDay, count)) {
    const mix = Object.entries(segmentMixOf(stream)).map(
      ([segment, share]) => [segment, share / (ANSWERS[segment] ?? 1)] as const,
    );
    const total = mix.reduce((sum, [, share]) => sum + share, 0);
    const { channel, slug } = stream.touchpoint;
    const invited = invitesAll(slug, service, month) ? ASKED[channel] : 0;
    for (const [segment, share] of mix) {
      const ofSegment = Math.round((transactions * share) / total);
      const sent = Math.round(ofSegment * invited);
      if (ofSegment > 0)
        yield {
          day,
          service,
          touchpoint: stream.touchpoint.slug,
          segment,
          transactions: ofSegment,
          invited: sent,
          delivered: Math.round(sent * (DELIVERED[channel] ?? 1)),
        };
    }
  }
}
