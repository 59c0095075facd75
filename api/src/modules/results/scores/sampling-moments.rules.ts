import { weightedIndexVariance } from '../../../statistics/index.ts';
import { joinedVersions } from '../linking/joined-versions.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import { answersOf, measureEstimate } from '../measure-estimate.ts';
import type { Tally } from '../tally.ts';
import type { AdjustedMeasure } from './score.rules.ts';
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

/** Sampling error of a score on one item. Points². */
export type Sampling = Pick<Moments, 'variance' | 'degreesOfFreedom' | 'floor'>;

/** What the score on one item is known by. */
export interface ItemSampling {
  sampling: Sampling;
  /** False where all answers count alike. */
  isWeighted: boolean;
}

const INDEX_ITEMS = ['SAT', 'EASE', 'TIME'] as const;

/** Sampling error of a score; of the index from its own pairs, as far as weighting widens its items. */
export function samplingMoments(
  strata: readonly Stratum[],
  measure: AdjustedMeasure,
  items: readonly ItemSampling[],
  links: VersionRule['links'],
): Moments {
  const tally = sumOfStrata(strata);
  const n = answersOf(tally, measure);
  if (measure !== 'CSI') return { n, ...items[0]!.sampling };
  const plain = plainMoments(tally, measure, links);
  if (items.every(({ isWeighted }) => !isWeighted)) return plain;
  return {
    n,
    variance: weightedIndexVariance(
      plain.variance,
      INDEX_ITEMS.map((item, place) => {
        const { sampling, isWeighted } = items[place]!;
        const alone = plainMoments(tally, item, links).variance;
        return { plain: alone, weighted: isWeighted ? sampling.variance : alone };
      }),
    ),
    degreesOfFreedom: Math.min(...items.map(({ sampling }) => sampling.degreesOfFreedom)),
    floor: Math.min(...items.map(({ sampling }) => sampling.floor)),
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
