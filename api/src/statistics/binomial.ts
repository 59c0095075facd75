import cdf from '@stdlib/stats-base-dists-binomial-cdf';
import pmf from '@stdlib/stats-base-dists-binomial-pmf';
import quantile from '@stdlib/stats-base-dists-binomial-quantile';
import { requireWithin } from './require-within.ts';

/**
 * P(K ≤ k) of K successes in n independent trials.
 *
 * @param k any number; below 0 gives 0, n and above 1
 * @param n trials, a whole number ≥ 0
 * @param share probability of a success, 0–1
 * @throws RangeError outside these limits
 * @see docs/methods/quantiles.md for its accuracy
 */
export function binomialCdf(k: number, n: number, share: number): number {
  requireTrials(n, share);
  return cdf(k, n, share);
}

/**
 * P(K = k) of K successes in n independent trials; 0 where k is not a whole number from 0 to n. Limits as `binomialCdf`.
 *
 * @throws RangeError outside these limits
 */
export function binomialPmf(k: number, n: number, share: number): number {
  requireTrials(n, share);
  return pmf(k, n, share);
}

/**
 * Smallest whole k with P(K ≤ k) ≥ probability. Where a step of the distribution hits the probability to the last
 * digit, the one above it may be given.
 *
 * @param probability 0 < probability < 1
 * @param n trials, a whole number ≥ 0
 * @param share probability of a success, 0–1
 * @throws RangeError outside these limits
 */
export function binomialQuantile(probability: number, n: number, share: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  requireTrials(n, share);
  return quantile(probability, n, share);
}

function requireTrials(n: number, share: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of trials: ${n}`);
  requireWithin('share of successes', share, 0, 1);
}
