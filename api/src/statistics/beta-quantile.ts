import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { requirePositive } from './require-positive.ts';

/**
 * Quantile of the beta distribution: the x, 0–1, with P(B ≤ x) = probability.
 *
 *     x with I_x(a, b) = probability        I the regularised incomplete beta function
 *
 * @param probability 0 < probability < 1
 * @param a first shape, > 0
 * @param b second shape, > 0
 * @throws RangeError outside these limits
 * @see docs/methods/quantiles.md for its accuracy
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  requirePositive('shape', a);
  requirePositive('shape', b);
  return quantile(probability, a, b);
}
