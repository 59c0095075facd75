import type { ModeTable } from './mode-table.ts';
import { quadraticForm } from './quadratic-form.ts';
import { satterthwaite } from './satterthwaite.ts';
import { varianceTakenAsKnown } from './variance-taken-as-known.ts';

/** What two figures by one mode table need to be compared. */
export interface AdjustedFigure {
  /** Points, before it was brought to the scale. */
  readonly rawValue: number;
  /** Variance by sampling alone, points², and its degrees of freedom. */
  readonly samplingVariance: number;
  readonly samplingDegrees: number;
  /** n₀ of its interval: the smallest stratum, or all answers. */
  readonly floor: number;
  /** π̄: share of each row of the mode table. */
  readonly modeShares: readonly number[];
}

/** Difference of two figures adjusted by one mode table. */
export interface AdjustedDifference {
  /** a − b, points. */
  readonly difference: number;
  readonly variance: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/**
 * Difference of two adjusted figures. The mode table is the same for both: what they share of its error cancels.
 *
 *     V = V_a,sampling + V_b,sampling + (π̄_a − π̄_b)′Σ_μ(π̄_a − π̄_b)
 *
 * Two figures by different tables are of different method versions: add the variance of the link instead.
 *
 * @param a the one figure, in points
 * @param b the other one
 * @param table that both were adjusted by
 * @throws RangeError when degrees of freedom are not above 0
 * @see METHODOLOGY §2.2, §2.5
 */
export function adjustedDifference(a: AdjustedFigure, b: AdjustedFigure, table: ModeTable): AdjustedDifference {
  const apart = a.modeShares.map((share, i) => share - b.modeShares[i]!);
  const shared = quadraticForm(apart, table.covariance);
  const variance = a.samplingVariance + b.samplingVariance + shared;
  return {
    difference: a.rawValue - b.rawValue,
    variance,
    standardError: Math.sqrt(variance),
    degreesOfFreedom: satterthwaite([
      { variance: a.samplingVariance, degreesOfFreedom: a.samplingDegrees },
      { variance: b.samplingVariance, degreesOfFreedom: b.samplingDegrees },
      ...varianceTakenAsKnown(shared),
    ]),
  };
}
