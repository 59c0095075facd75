import quantile from '@stdlib/stats-base-dists-binomial-quantile';
import { requireTrials } from './require-trials.ts';

/**
 * Smallest number of successes that a probability is reached by.
 *
 *     min{k: P(K ≤ k) ≥ probability}
 *
 * Where a step of the distribution hits the probability to the last digit, the one above it may be given.
 *
 * Use to find where a tail begins; `binomialFunnelLimit` looks at the steps beside it once more.
 *
 * @param probability 0 < probability < 1
 * @param n trials, a whole number ≥ 0
 * @param share π, probability of a success, 0–1
 * @returns a count, 0 … n
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; docs/methods/quantiles.md for its accuracy
 */
export function binomialQuantile(probability: number, n: number, share: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  requireTrials(n, share);
  return quantile(probability, n, share);
}
