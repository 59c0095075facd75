import type { Measure } from '@otklik/schema';
import { type Estimate, type Joined, joinedIndex, joinedMean, type NotEstimable } from '../../../statistics/index.ts';
import { answersOf, indexInput, measureEstimate } from '../measure-estimate.ts';
import type { Tally } from '../tally.ts';
import { type FrozenLink, linkBetween, type VersionRule } from './version-rule.ts';

const INDEX_ITEMS = ['SAT', 'EASE', 'TIME'] as const;

/** A tally whose answers are to one MAJOR version, or were brought to the scale of the newest. */
export interface OneScale {
  kind: 'ONE_SCALE';
  newest: Tally;
  estimate: Estimate | NotEstimable;
  /** The same figure with its variance in parts; null where nothing was linked. */
  joined: Joined | null;
  /** Versions that were linked, oldest first. */
  linked: readonly string[];
}

/** A tally of answers to several MAJOR versions that nothing joins. */
export interface Apart {
  kind: 'APART';
  newest: Tally;
  leftOut: { leftOutVersions: readonly string[]; leftOutAnswers: number };
}

/**
 * The answers to a measure on one scale, where they are or can be brought there. RESULT is a share and has no link.
 *
 * @see METHODOLOGY §1.8: a series breaks at a MAJOR version unless it is bridged
 */
export function joinedVersions(tally: Tally, measure: Measure, rule: Pick<VersionRule, 'links'>): OneScale | Apart {
  const answered = (tally.majors ?? []).filter((part) => isAnswered(part, measure));
  const newest = answered.at(-1);
  if (!newest || answered.length === 1) {
    const only = newest ?? tally;
    return { kind: 'ONE_SCALE', newest: only, estimate: measureEstimate(only, measure), joined: null, linked: [] };
  }
  const older = answered.slice(0, -1);
  const joined = measure === 'RESULT' ? null : joinedBy(older, newest, measure, rule);
  if (joined)
    return {
      kind: 'ONE_SCALE',
      newest,
      estimate: joined,
      joined: joined.estimable ? joined : null,
      linked: older.flatMap(({ instrumentVersions }) => instrumentVersions),
    };
  return {
    kind: 'APART',
    newest,
    leftOut: {
      leftOutVersions: older.flatMap(({ instrumentVersions }) => instrumentVersions),
      leftOutAnswers: answersOf(tally, measure) - answersOf(newest, measure),
    },
  };
}

/** Whether anything of the measure was answered: of the index, one of its items. */
const isAnswered = (tally: Tally, measure: Measure): boolean =>
  measure === 'CSI' ? INDEX_ITEMS.some((item) => answersOf(tally, item) > 0) : answersOf(tally, measure) > 0;

/** Null where a link is missing. */
function joinedBy(
  older: readonly Tally[],
  newest: Tally,
  measure: Exclude<Measure, 'RESULT'>,
  rule: Pick<VersionRule, 'links'>,
): Joined | NotEstimable | null {
  const linkOf = (part: Tally, item: FrozenLink['item']) =>
    part === newest ? null : linkBetween(rule, item, part, newest);
  const parts = [...older, newest];
  const isJoined = (item: (typeof INDEX_ITEMS)[number]) =>
    older.every((part) => answersOf(part, item) === 0 || linkOf(part, item) !== null);
  if (measure !== 'CSI')
    return isJoined(measure)
      ? joinedMean(parts.map((part) => ({ counts: part.counts[measure].slice(1), link: linkOf(part, measure) })))
      : null;
  if (!INDEX_ITEMS.every(isJoined)) return null;
  return joinedIndex(
    parts.map((part) => ({
      ...indexInput(part),
      links: {
        SAT: linkOf(part, 'SAT'),
        EASE: linkOf(part, 'EASE'),
        TIME: linkOf(part, 'TIME'),
      },
    })),
  );
}
