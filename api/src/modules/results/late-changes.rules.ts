import type { Channel } from '@otklik/schema';
import { POLICY } from '../../statistics/index.ts';
import {
  cellKey,
  countOf,
  DISCLOSED_COUNTS,
  type DisclosedCount,
  subjectKey,
  type SubjectTallies,
} from './disclosure.rules.ts';
import type { Stratum } from './scores/stratum.ts';
import { CORE_ITEMS, type Tally } from './tally.ts';

/** The tally of a subject in one channel: what editions of a month are made of. */
export interface Leaf {
  subject: SubjectTallies['subject'];
  channel: Channel;
  tally: Tally;
  /** What the tally is the sum of; absent in editions that did not keep it yet. */
  strata?: readonly Stratum[];
}

/** The leaves of what was rated directly. */
export const leavesOf = (direct: readonly SubjectTallies[]): Map<string, Leaf> =>
  new Map(
    direct.flatMap(({ subject, byChannel, strata }) =>
      [...byChannel].map(([channel, tally]) => {
        const own = strata && { strata: strata.filter((stratum) => stratum.channel === channel) };
        return [cellKey(subjectKey(subject), channel), { subject, channel, tally, ...own }];
      }),
    ),
  );

/** What was rated directly, put together of its leaves. */
export function subjectsOfLeaves(leaves: Iterable<Leaf>): SubjectTallies[] {
  const bySubject = Map.groupBy(leaves, ({ subject }) => subjectKey(subject));
  return [...bySubject.values()].map((parts) => ({
    subject: parts[0]!.subject,
    byChannel: new Map(parts.map(({ channel, tally }) => [channel, tally])),
    parts: [],
    ...(parts.every(({ strata }) => strata) && { strata: parts.flatMap(({ strata }) => strata!) }),
  }));
}

/**
 * Whether what came late to a subject and channel enters a later edition of its month: the difference of two editions is
 * a figure too, of those who came late. All of it enters, in every sum it is part of, or none of it yet:
 *
 * - of every count that changed, at least 10 answers came, went or became others,
 * - and none is left with 1 to 9 answers;
 * - or nothing is left at all, and at least 10 ratings were withdrawn.
 *
 * @param before as in the last edition; null when it had no answers there
 * @param now as it is; null when there are none
 */
export function entersLate(before: Tally | null, now: Tally | null): boolean {
  if (before && (!now || countOf(now, 'SAT') === 0)) return countOf(before, 'SAT') >= POLICY.minimumToShow;
  if (!now) return false;
  return DISCLOSED_COUNTS.every((count) => {
    const changed = changedAnswers(before, now, count);
    return changed === 0 || (changed >= POLICY.minimumToShow && countOf(now, count) >= POLICY.minimumToShow);
  });
}

/** Fewest answers that came or went between the two, by option. */
export function changedAnswers(before: Tally | null, now: Tally, count: DisclosedCount): number {
  const item = count === 'RESULT_WITH_PENDING' ? 'RESULT' : count;
  const options = count === 'RESULT' ? [1, 2, 3] : [1, 2, 3, 4, 5];
  return options.reduce(
    (sum, value) => sum + Math.abs(now.counts[item][value]! - (before?.counts[item][value] ?? 0)),
    0,
  );
}

/** True when anything that figures are made of is another. */
export const isChanged = (before: Tally | null, now: Tally | null): boolean =>
  !before || !now || JSON.stringify(statisticsOf(before)) !== JSON.stringify(statisticsOf(now));

const statisticsOf = ({ counts, pairs, instrumentVersions, majors = [] }: Tally): unknown[] => [
  CORE_ITEMS.map((item) => counts[item]),
  [pairs.SAT_EASE, pairs.SAT_TIME, pairs.EASE_TIME].map(({ n, a, b, ab }) => [n, a, b, ab]),
  instrumentVersions,
  majors.map(statisticsOf),
];
