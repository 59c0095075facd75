import pmf from '@stdlib/stats-base-dists-binomial-pmf';
import { requireTrials } from './require-trials.ts';

/**
 * Probability of just k successes in n independent trials.
 *
 *     f(k) = P(K = k) = C(n, k) π^k (1 − π)^{n−k}
 *
 * Use for the step of the distribution that a limit of a funnel lies within (`binomialFunnelLimit`).
 *
 * @param k any number; 0 where it is not a whole number from 0 to n
 * @param n trials, a whole number ≥ 0
 * @param share π, probability of a success, 0–1
 * @returns f(k), 0–1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; docs/methods/quantiles.md for its accuracy
 */
export function binomialPmf(k: number, n: number, share: number): number {
  requireTrials(n, share);
  return pmf(k, n, share);
}
