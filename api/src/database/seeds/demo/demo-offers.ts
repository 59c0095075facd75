/** How often the question was shown: the denominators of the response rates of the demo. */
import type { Mode } from '@otklik/schema';
import { invitesAll } from './bridges.ts';
import { plannedDays } from './plan.ts';
import { randomFrom } from './random.ts';
import { DEMO_RATING_COUNT } from './demo-ratings.ts';
import { SMALL_OFFICE } from './story.ts';
import { streams, type DemoSubject, type Stream } from './streams.ts';

/** One day's count of offers; `day` is the calendar day where the touchpoint is. */
export interface DemoOffer {
  day: string;
  touchpoint: string;
  subject: DemoSubject;
  mode: Mode;
  /** At least the number of ratings of that day, subject, touchpoint and mode. */
  shown: number;
}

const OFFER_SEED = 20_260_104;

/**
 * Offers that belong to `demoRatings` of the same anchor and count, by day. Touchpoints open to anyone
 * have none: nobody counts who passes a poster. Where everyone is invited nobody is asked on the spot.
 */
export function* demoOffers(anchorDay: string, count = DEMO_RATING_COUNT): Generator<DemoOffer> {
  const random = randomFrom(OFFER_SEED);
  for (const { day, month, occasions, expected } of plannedDays(anchorDay, count)) {
    const rated = new Uint32Array(streams.length);
    for (const { stream } of occasions) rated[stream] = (rated[stream] as number) + 1;
    for (const [index, stream] of streams.entries()) {
      if (stream.isOpen) continue;
      const shown =
        (rated[index] as number) + random.count(unanswered(stream, expected[index] as number, rated[index] as number));
      if ('service' in stream.subject && invitesAll(stream.touchpoint.slug, stream.subject.service, month)) continue;
      if (shown > 0)
        yield { day, touchpoint: stream.touchpoint.slug, subject: stream.subject, mode: stream.mode, shown };
    }
  }
}

/** Expected offers that nobody answered. */
function unanswered({ touchpoint, responseRate }: Stream, expected: number, rated: number): number {
  const answered = touchpoint.slug === SMALL_OFFICE.touchpoint ? rated : expected;
  return answered * (1 / responseRate - 1);
}
