/** The ratings of the demo country: 22 months, in time order, the same rows for the same anchor day. */
import type { Answer, CommentQuestion, Language, Mode } from '@otklik/schema';
import { answersFrom, usedFrom } from './answers.ts';
import { commentsFrom } from './comments.ts';
import { invite, type DemoInvitation } from './invite.ts';
import { plannedDays } from './plan.ts';
import { randomFrom, type Random } from './random.ts';
import { respondentsOf } from './respondents.ts';
import { trueSat } from './story.ts';
import { streams, type DemoSubject, type Stream } from './streams.ts';

/** One rating as a partner would import it; everything refers by slug. */
export interface DemoRating {
  /** Shaped like a random UUIDv4; follows from the seed. */
  id: string;
  touchpoint: string;
  subject: DemoSubject;
  mode: Mode;
  language: Language;
  /** Slug of the segment; null when the respondent did not say. */
  segment: string | null;
  answers: Answer[];
  comments: { question: CommentQuestion; text: string }[];
  mayQuote: boolean;
  /** Services used, where a life situation is rated and the question was answered. */
  usedServices?: string[];
  /** ISO instant in UTC. */
  collectedAt: string;
  /** The invitation it came by, if any. */
  invitation?: DemoInvitation;
}

/** Ratings a full demo holds. */
export const DEMO_RATING_COUNT = 250_000;

const ANSWER_SEED = 20_260_102;
const ID_SEED = 20_260_103;

/**
 * `count` ratings of the 22 months that end with `anchorDay` (YYYY-MM-DD, normally yesterday), in time
 * order. The anchor and the count decide every byte of them.
 */
export function* demoRatings(anchorDay: string, count = DEMO_RATING_COUNT): Generator<DemoRating> {
  const random = randomFrom(ANSWER_SEED);
  const ids = randomFrom(ID_SEED);
  const respondents = streams.map(respondentsOf);
  for (const { month, occasions } of plannedDays(anchorDay, count))
    for (const { stream: index, at } of occasions) {
      const stream = streams[index] as Stream;
      const { segment, told, language } = (respondents[index] as ReturnType<typeof respondentsOf>)(random);
      const answers = answersFrom(random, stream, trueSat(stream, segment, month));
      const comments = commentsFrom(random, stream, { answers, language, month });
      const rating: DemoRating = {
        id: uuidFrom(ids),
        touchpoint: stream.touchpoint.slug,
        subject: stream.subject,
        mode: stream.mode,
        language,
        segment: told,
        answers,
        comments,
        mayQuote: comments.length > 0 && random.chance(0.35),
        ...(stream.parts.length > 0 && answers.length > 1 && random.chance(0.7)
          ? { usedServices: usedFrom(random, stream.parts) }
          : {}),
        collectedAt: new Date(at).toISOString(),
      };
      yield invite(rating, stream, segment, month);
    }
}

const HEX = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
const hex = (value: number) => HEX[value & 0xffff] as string;

/** A UUID shaped like a random one, from the next numbers of a sequence. */
export function uuidFrom(random: Random): string {
  const [a, b, c, d] = [random.bits(), random.bits(), random.bits(), random.bits()];
  const version = hex((b & 0x0fff) | 0x4000);
  const variant = hex((c & 0x3fff) | 0x8000);
  return `${hex(a >>> 16)}${hex(a)}-${hex(b >>> 16)}-${version}-${variant}-${hex(c >>> 16)}${hex(d >>> 16)}${hex(d)}`;
}
