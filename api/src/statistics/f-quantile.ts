import quantile from '@stdlib/stats-base-dists-f-quantile';
import { requirePositive } from './require-within.ts';

/**
 * Quantile of the F distribution: the f with P(F ≤ f) = probability.
 *
 * @param probability 0 < probability < 1
 * @param numerator degrees of freedom d₁ > 0, finite
 * @param denominator degrees of freedom d₂ > 0, finite
 * @throws RangeError outside these limits
 * @see docs/methods/quantiles.md for its accuracy
 */
export function fQuantile(probability: number, numerator: number, denominator: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  for (const df of [numerator, denominator]) {
    requirePositive('degrees of freedom', df);
    if (df === Infinity) throw new RangeError('degrees of freedom must be finite');
  }
  return quantile(probability, numerator, denominator);
}
