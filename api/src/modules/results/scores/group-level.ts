import type { Stratum } from './stratum.ts';

/** Tells groups apart: the same for answers and transactions that belong together. */
export type GroupKey = number;

/** Which group a stratum belongs to. */
export type GroupOf<Key> = (stratum: Stratum) => Key;

/** How fine the groups are that transactions may weight. */
export type Level = (part: Pick<Stratum, 'subjectId' | 'channel' | 'segment'>) => GroupKey;

/** Pairs of a channel and a segment, or of a channel and none, that fit beside the number of a subject. */
const PAIRS_AT_MOST = 2 ** 16;

/** Numbers by text, in the order in which they were first met. The registry bounds them. */
const subjects = new Map<string, number>();
const pairs = new Map<string, Map<string, number>>();
let pairsKnown = 0;

function subjectNumber(subjectId: string): number {
  let number = subjects.get(subjectId);
  if (number === undefined) subjects.set(subjectId, (number = subjects.size));
  return number;
}

function pairNumber(channel: string, segment: string): number {
  let segments = pairs.get(channel);
  if (!segments) pairs.set(channel, (segments = new Map()));
  let number = segments.get(segment);
  if (number === undefined) {
    if (pairsKnown === PAIRS_AT_MOST) throw new RangeError(`more than ${PAIRS_AT_MOST} pairs of channel and segment`);
    segments.set(segment, (number = pairsKnown++));
  }
  return number;
}

export const BY_SERVICE_CHANNEL_SEGMENT: Level = ({ subjectId, channel, segment }) =>
  subjectNumber(subjectId) * PAIRS_AT_MOST + pairNumber(channel, segment);
export const BY_SERVICE_CHANNEL: Level = ({ subjectId, channel }) =>
  subjectNumber(subjectId) * PAIRS_AT_MOST + pairNumber(channel, '');
export const BY_SERVICE: Level = ({ subjectId }) => subjectNumber(subjectId);
/** Everything is one group. */
export const ALL: Level = () => 0;

const FINEST_FIRST: readonly Level[] = [BY_SERVICE_CHANNEL_SEGMENT, BY_SERVICE_CHANNEL, BY_SERVICE, ALL];

/** The one of some levels whose groups those of all the others are made of. */
export const finestOf = (levels: readonly Level[]): Level => FINEST_FIRST.find((level) => levels.includes(level))!;
