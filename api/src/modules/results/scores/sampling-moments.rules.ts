import { directStandardisation, POLICY } from '../../../statistics/index.ts';
import { joinedVersions } from '../linking/joined-versions.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import { measureEstimate } from '../measure-estimate.ts';
import type { Tally } from '../tally.ts';
import type { AdjustedMeasure } from './score.rules.ts';
import type { ScoreGroup } from './group-strata.rules.ts';
import type { WeightedGroups } from './score-groups.rules.ts';
import { type Stratum, sumOfStrata } from './stratum.ts';

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

const INDEX_ITEMS = ['SAT', 'EASE', 'TIME'] as const;

/**
 * Sampling error of a weighted mean; that of the plain mean where answers weigh alike, so that nothing changes by
 * adjusting nothing. The index: its own variance from item pairs, times the mean factor by which weighting widens the
 * variance of its items.
 */
export function samplingMoments(
  strata: readonly Stratum[],
  measure: AdjustedMeasure,
  weighted: readonly WeightedGroups[],
  links: VersionRule['links'],
): Moments {
  const tally = sumOfStrata(strata);
  const plain = plainMoments(tally, measure, links);
  if (weighted.every(({ weighting }) => weighting === 'ANSWERS')) return plain;
  if (measure !== 'CSI') return standardised(plain.n, weighted[0]!.groups);
  const items = INDEX_ITEMS.map((item, index) => {
    const alone = plainMoments(tally, item, links);
    const parts = weighted[index]!;
    return { alone, own: parts.weighting === 'FLOW' ? standardised(alone.n, parts.groups) : alone };
  });
  const factors = items.map(({ alone, own }) => (alone.variance > 0 ? own.variance / alone.variance : 1));
  return {
    n: plain.n,
    variance: (plain.variance * factors.reduce((sum, factor) => sum + factor, 0)) / factors.length,
    degreesOfFreedom: Math.min(...items.map(({ own }) => own.degreesOfFreedom)),
    floor: Math.min(...items.map(({ own }) => own.floor)),
  };
}

/**
 * Of the plain mean or index: V is what its interval was made of, p̂(1 − p̂)/n_eff. What was linked counts without the
 * error of its link, which is among those that figures share.
 */
export function plainMoments(tally: Tally, measure: AdjustedMeasure, links: VersionRule['links']): Moments {
  const versions = joinedVersions(tally, measure, { links });
  const estimate = versions.kind === 'APART' ? measureEstimate(versions.newest, measure) : versions.estimate;
  if (!estimate.estimable) return { n: estimate.n, variance: 0, degreesOfFreedom: 1, floor: Math.max(1, estimate.n) };
  const { n, value, effectiveN } = estimate;
  const joined = versions.kind === 'APART' ? null : versions.joined;
  if (joined) return { n, variance: joined.samplingVariance, degreesOfFreedom: joined.samplingDegrees, floor: n };
  return { n, variance: (value * (100 - value)) / effectiveN, degreesOfFreedom: n - 1, floor: n };
}

/** V = Σ W² s̃²/n with smoothed variances. Every group has the five answers it takes. */
function standardised(n: number, groups: readonly ScoreGroup[]): Moments {
  const estimate = directStandardisation(
    groups.map((group) => ({ ...group, squares: group.variance * (group.n - 1) })),
    { ...POLICY.standardisation, minimumCoverage: 0 },
  );
  if (!estimate.estimable) throw new Error(`weighted groups without a variance: ${estimate.reason}`);
  const { variance, degreesOfFreedom, floor } = estimate;
  return { n, variance, degreesOfFreedom, floor };
}
