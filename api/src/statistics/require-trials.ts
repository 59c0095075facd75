import { requireWithin } from './require-within.ts';

/**
 * Stops a computation on what is no number of trials, or no probability of a success.
 *
 * Use before anything binomial.
 *
 * @param n trials, a whole number ≥ 0
 * @param share probability of a success, 0–1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; docs/methods/quantiles.md
 */
export function requireTrials(n: number, share: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of trials: ${n}`);
  requireWithin('share of successes', share, 0, 1);
}
