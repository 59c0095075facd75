import { POLICY } from './policy.ts';
import { tQuantile } from './t-quantile.ts';

/** A figure to be ranked: higher is better. */
export interface RankedFigure {
  readonly value: number;
  /** Variance of the figure, in its squared unit, ≥ 0. */
  readonly variance: number;
}

/** Ranks a figure may have: 1 is the best of all. */
export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/**
 * The ranks that each of P figures may really have, all intervals holding at once with the policy's confidence.
 *
 *     z_ij = (a_i − a_j)/√(V_i + V_j − 2·Cov_ij)        c = z_{1 − (1−confidence)/(P(P−1))}
 *     rank of i from 1 + #{j: z_ij < −c} to P − #{j: z_ij > c}
 *
 * Use wherever somebody asks for a place in a list: the place itself is never shown. Bonferroni over all ordered
 * pairs instead of a bootstrap: two servers print the same ranks.
 *
 * @param figures the P figures
 * @param covariance Cov_ij of two figures by their places in the list, where they share something estimated (a mode
 *   table); independent when left out. Two figures whose difference has no variance are told apart by value alone.
 * @throws RangeError when a figure has no finite value or no variance
 * @see METHODOLOGY §2.5; after Mogstad, Romano, Shaikh & Wilhelm (2024) Rev. Econ. Stud. 91:476. Cost: O(P²)
 */
export function rankIntervals(
  figures: readonly RankedFigure[],
  covariance?: (i: number, j: number) => number,
): RankInterval[] {
  for (const { value, variance } of figures) {
    if (!Number.isFinite(value)) throw new RangeError(`not a value: ${value}`);
    if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
  }
  const count = figures.length;
  if (count < 2) return figures.map(() => ({ best: 1, worst: 1 }));

  const better = new Int32Array(count);
  const worse = new Int32Array(count);
  const critical = tQuantile(1 - (1 - POLICY.confidence) / (count * (count - 1)), Infinity);
  const squaredCritical = critical * critical;
  for (let i = 0; i < count; i++) {
    const { value, variance } = figures[i]!;
    for (let j = i + 1; j < count; j++) {
      const other = figures[j]!;
      const difference = value - other.value;
      const ofDifference = variance + other.variance - (covariance ? 2 * covariance(i, j) : 0);
      if (!(difference * difference > squaredCritical * Math.max(0, ofDifference))) continue;
      if (difference > 0) {
        better[j]!++;
        worse[i]!++;
      } else {
        better[i]!++;
        worse[j]!++;
      }
    }
  }
  return figures.map((_, i) => ({ best: 1 + better[i]!, worst: count - worse[i]! }));
}
