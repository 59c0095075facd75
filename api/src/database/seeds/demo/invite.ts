/** Which ratings came by an invitation, and what those that were led to the web would have answered there. */
import type { Mode } from '@otklik/schema';
import { answersFrom } from './answers.ts';
import { BRIDGES, INVITED_SINCE } from './bridges.ts';
import type { DemoRating } from './demo-ratings.ts';
import { randomFrom } from './random.ts';
import { MODE_EFFECT, trueSat } from './story.ts';
import type { Stream } from './streams.ts';

/** The invitation of a rating. */
export interface DemoInvitation {
  /** How the respondent would have been asked. */
  askedMode: Mode;
  /** Whether the way was drawn. */
  isDrawn: boolean;
  /** Invitations led the same way on the same day that nobody answered. */
  unanswered: number;
}

/**
 * The rating as it came, if its respondent was invited. It draws from numbers that follow from the id of the rating, so
 * that all other ratings are what they are without invitations.
 */
export function invite(rating: DemoRating, stream: Stream, segment: string, month: number): DemoRating {
  const bridge = BRIDGES[stream.touchpoint.slug];
  if (!bridge || month > INVITED_SINCE || !('service' in stream.subject)) return rating;
  if (!bridge.services.includes(stream.subject.service)) return rating;
  const random = randomFrom(Number.parseInt(rating.id.slice(0, 8), 16));
  const isDrawn = bridge.probability !== null;
  const unanswered = (rate: number) => random.count(1 / rate - 1);
  if (random.chance(bridge.webShare)) {
    const onWeb: Stream = { ...stream, mode: 'WEB', sat: stream.sat - MODE_EFFECT[stream.mode] + MODE_EFFECT.WEB };
    return {
      ...rating,
      mode: 'WEB',
      answers: answersFrom(random, onWeb, trueSat(onWeb, segment, month)),
      comments: [],
      mayQuote: false,
      invitation: {
        askedMode: isDrawn ? stream.mode : 'WEB',
        isDrawn,
        unanswered: unanswered(bridge.webResponseRate),
      },
    };
  }
  if (!isDrawn) return rating;
  return {
    ...rating,
    invitation: { askedMode: stream.mode, isDrawn, unanswered: unanswered(stream.responseRate) },
  };
}
