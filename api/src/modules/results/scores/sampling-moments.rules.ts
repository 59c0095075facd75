import { joinedVersions } from '../linking/joined-versions.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import { answersOf, measureEstimate } from '../measure-estimate.ts';
import type { Tally } from '../tally.ts';
import { finestOf, type GroupKey } from './group-level.ts';
import type { WeightedGroups } from './score-groups.rules.ts';
import type { AdjustedMeasure } from './score.rules.ts';
import { type Stratum, sumOfStrata } from './stratum.ts';
import { type CountedGroup, type IndexPart, indexVariance } from './weighted-index.rules.ts';

/** What is known of the sampling error of a score. */
export interface Moments {
  /** Answers, for the index the fewest of its items. */
  n: number;
  /** Points². */
  variance: number;
  degreesOfFreedom: number;
  /** Smallest effective sample size to believe in. */
  floor: number;
}

/** Sampling error of a score on one item. Points². */
export type Sampling = Pick<Moments, 'variance' | 'degreesOfFreedom' | 'floor'>;

/** What the score on one item is known by. */
export interface ItemSampling {
  sampling: Sampling;
  weighted: WeightedGroups;
}

/**
 * Sampling error of a score; of the index from the pairs of the groups that its items are weighted by.
 * @param items one a measure is made of; of the index in the order of `ADJUSTED_ITEMS`
 */
export function samplingMoments(
  strata: readonly Stratum[],
  measure: AdjustedMeasure,
  items: readonly ItemSampling[],
  links: VersionRule['links'],
): Moments {
  const tally = sumOfStrata(strata);
  const n = answersOf(tally, measure);
  if (measure !== 'CSI') return { n, ...items[0]!.sampling };
  if (items.every(({ weighted }) => weighted.weighting === 'ANSWERS')) return plainMoments(tally, measure, links);
  const [SAT, EASE, TIME] = items.map(partOf);
  return {
    n,
    variance: indexVariance(
      strata,
      { SAT: SAT!, EASE: EASE!, TIME: TIME! },
      finestOf(items.map(({ weighted }) => weighted.level)),
      links,
    ),
    degreesOfFreedom: Math.min(...items.map(({ sampling }) => sampling.degreesOfFreedom)),
    floor: Math.min(...items.map(({ sampling }) => sampling.floor)),
  };
}

function partOf({ sampling, weighted }: ItemSampling): IndexPart {
  const groups = new Map<GroupKey, CountedGroup>();
  let squares = 0;
  for (const group of weighted.groups) {
    groups.set(group.key, group);
    squares += (group.weight / group.n) ** 2 * group.variance * (group.n - 1);
  }
  return { variance: sampling.variance, squares, groupOf: weighted.level, groups };
}

/**
 * Of the plain mean or index: V is what its interval was made of, p̂(1 − p̂)/n_eff. What was linked counts without the
 * error of its link, which is among those that figures share.
 */
function plainMoments(tally: Tally, measure: AdjustedMeasure, links: VersionRule['links']): Moments {
  const versions = joinedVersions(tally, measure, { links });
  const estimate = versions.kind === 'APART' ? measureEstimate(versions.newest, measure) : versions.estimate;
  if (!estimate.estimable) return { n: estimate.n, variance: 0, degreesOfFreedom: 1, floor: Math.max(1, estimate.n) };
  const { n, value, effectiveN } = estimate;
  const joined = versions.kind === 'APART' ? null : versions.joined;
  if (joined) return { n, variance: joined.samplingVariance, degreesOfFreedom: joined.samplingDegrees, floor: n };
  return { n, variance: (value * (100 - value)) / effectiveN, degreesOfFreedom: n - 1, floor: n };
}
