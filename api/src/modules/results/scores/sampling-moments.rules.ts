import { directStandardisation, indexEstimate, meanEstimate, POLICY } from '../../../statistics/index.ts';
import type { AdjustedMeasure } from './score.rules.ts';
import type { ScoreGroup, WeightedGroups } from './score-groups.rules.ts';
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
): Moments {
  const plain = plainMoments(strata, measure);
  if (weighted.every(({ weighting }) => weighting === 'ANSWERS')) return plain;
  if (measure !== 'CSI') return standardised(plain.n, weighted[0]!.groups);
  const items = INDEX_ITEMS.map((item, index) => {
    const alone = plainMoments(strata, item);
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

/** Of the plain mean or index: V is what its interval was made of, p̂(1 − p̂)/n_eff. */
function plainMoments(strata: readonly Stratum[], measure: AdjustedMeasure): Moments {
  const { counts, pairs } = sumOfStrata(strata);
  const sums = ({ n, a, b, ab }: typeof pairs.SAT_EASE) => ({ n, sumA: a, sumB: b, sumAB: ab });
  const estimate =
    measure === 'CSI'
      ? indexEstimate({
          SAT: counts.SAT.slice(1),
          EASE: counts.EASE.slice(1),
          TIME: counts.TIME.slice(1),
          pairs: {
            SAT_EASE: sums(pairs.SAT_EASE),
            SAT_TIME: sums(pairs.SAT_TIME),
            EASE_TIME: sums(pairs.EASE_TIME),
          },
        })
      : meanEstimate(counts[measure].slice(1));
  if (!estimate.estimable) return { n: estimate.n, variance: 0, degreesOfFreedom: 1, floor: Math.max(1, estimate.n) };
  const { n, value, effectiveN } = estimate;
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
