import { believableVariance } from './believable-variance.ts';
import type { Estimate } from './estimate.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';
import { satterthwaite } from './satterthwaite.ts';
import { standardisedInterval } from './standardised-interval.ts';
import { varianceTakenAsKnown } from './variance-taken-as-known.ts';

/** A figure on the scale of the newest version, and what of its error is sampling. */
export interface Joined extends Estimate {
  /** Points, before it was brought to the scale. */
  readonly rawValue: number;
  /** Variance by sampling, as the interval believes in it, points²; its degrees of freedom. */
  readonly samplingVariance: number;
  readonly samplingDegrees: number;
  /** Variance by the links, points². */
  readonly linkVariance: number;
}

/**
 * Puts a joined figure together of its value and the two parts of its variance.
 *
 *     V = V_sampling + V_link,  V_sampling by `believableVariance` of deff·V̂ with n₀ = n
 *     df: Satterthwaite, the link's error as known        interval: `standardisedInterval`
 *
 * Use where answers brought over by a link are part of a mean or of the index (`joinedMean`, `joinedIndex`). A figure
 * that is weighted or adjusted by modes: `asExperienced`.
 *
 * @param known n > 0, the value in points, both variances in points² and the degrees of freedom of sampling
 * @throws RangeError when a number is outside its limits
 * @see METHODOLOGY §1.8, §2.3
 */
export function joinedFigure(known: {
  n: number;
  rawValue: number;
  /** V̂ by sampling as if every answer were another person's, points². */
  variance: number;
  linkVariance: number;
  samplingDegrees: number;
}): Joined {
  const { n, rawValue, variance, linkVariance, samplingDegrees } = known;
  const samplingVariance = believableVariance(rawValue, repeatRaterVariance(variance), n);
  const degreesOfFreedom = satterthwaite([
    { variance: samplingVariance, degreesOfFreedom: samplingDegrees },
    ...varianceTakenAsKnown(linkVariance),
  ]);
  return {
    estimable: true,
    ...standardisedInterval({
      value: rawValue,
      variance: samplingVariance,
      sharedVariance: linkVariance,
      floor: n,
      degreesOfFreedom,
    }),
    n,
    rawValue,
    samplingVariance,
    samplingDegrees,
    linkVariance,
  };
}
