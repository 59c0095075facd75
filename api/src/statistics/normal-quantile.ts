import { tQuantile } from './t-quantile.ts';

/**
 * Quantile z of the standard normal distribution: P(Z ≤ z) = probability.
 *
 *     Φ(z) = probability
 *
 * Use for z tests and for limits of known variance, e.g. z_{1−0.05/(P(P−1))} of rank intervals. Near 1 a double holds
 * few digits of the distance to 1: for the far upper tail take −normalQuantile(small).
 *
 * @param probability 0 < probability < 1
 * @returns z in standard deviations
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.3; docs/methods/quantiles.md for its accuracy
 */
export function normalQuantile(probability: number): number {
  return tQuantile(probability, Infinity);
}
