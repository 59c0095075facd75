import type { PublicPeriod } from '../collect/collect.ts';
import type { PublicThing } from '../collect/public-registry.ts';

/** Breakdown key of a thing as a whole. */
export const WHOLE = 'ALL';

/** Numbers of answers that are attacked. RESULT_WITH_PENDING counts "still in progress" as well. */
export const COUNTS = ['SAT', 'EASE', 'TIME', 'RESULT', 'RESULT_WITH_PENDING'] as const;
export type Count = (typeof COUNTS)[number];

export const CHANNELS = [
  'CHAT_BOT',
  'IN_PERSON',
  'MOBILE_APP',
  'PORTAL',
  'SOCIAL_NETWORK',
  'TELEPHONE',
  'WRITTEN',
] as const;

/** Who is in the scores: those who were invited, and those who were asked at the end point. */
export const CLASSES = ['RANDOM', 'PROMPT'] as const;
/** Part that one class answered in one channel. */
export const crossedPart = (channel: string, one: string): string => `${channel}+${one}`;
/** True for a class, and for one in a channel. */
export const isOfClass = (part: string): boolean => CLASSES.some((one) => part === one || part.endsWith(`+${one}`));
/** True for what is published where the rule allows it: of classes those of quarters. */
export const mayBeShown = ({ part, period }: Pick<Cell, 'part' | 'period'>): boolean =>
  !isOfClass(part) || (period.grain === 'QUARTER' && !part.includes('+'));

/** One unknown: how many answers to an item a thing, or one of its channels, had in a period. */
export interface Cell {
  thing: PublicThing;
  part: string;
  stream: string;
  count: Count;
  period: PublicPeriod;
}

/** One key for one cell, whoever counts. */
export const cellKey = (
  thing: string,
  part: string,
  stream: string,
  count: string,
  { grain, from }: Pick<PublicPeriod, 'grain' | 'from'>,
): string => `${thing} ${part} ${stream} ${count} ${grain} ${from}`;

/** A cell in words. */
export const describeCell = ({ thing, part, stream, count, period }: Cell): string => {
  const when = period.grain === 'MONTH' ? period.from.slice(0, 7) : `quarter from ${period.from}`;
  return `${thing.type} ${thing.slug}, ${part}, ${stream}, ${count}, ${when}`;
};
