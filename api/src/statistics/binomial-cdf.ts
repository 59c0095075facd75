import cdf from '@stdlib/stats-base-dists-binomial-cdf';
import { requireTrials } from './require-trials.ts';

/**
 * Distribution function of the number of successes in n independent trials.
 *
 *     F(k) = P(K ≤ k) = Σ_{i≤k} C(n, i) π^i (1 − π)^{n−i}
 *
 * Use for the limits of a funnel of shares (`binomialFunnelLimit`), and to tell whether a share is below a bound with so much
 * confidence (`as-drawn.rules.ts`): where it is, F(k) at the bound is at most the rest. The interval of one share is not made of it:
 * `shareEstimate`.
 *
 * @param k any number; below 0 gives 0, n and above 1
 * @param n trials, a whole number ≥ 0
 * @param share π, probability of a success, 0–1
 * @returns F(k), 0–1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; docs/methods/quantiles.md for its accuracy
 */
export function binomialCdf(k: number, n: number, share: number): number {
  requireTrials(n, share);
  return cdf(k, n, share);
}
