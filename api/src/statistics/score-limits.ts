import type { Interval } from './estimate.ts';

/**
 * The limits of `scoreInterval` for a quantile that is known: what a test needs to be turned into an interval and back.
 *
 *     [ p̂ + q²/2n_eff ± q·√(p̂(1−p̂)/n_eff + q²/4n_eff²) ] / (1 + q²/n_eff)
 *
 * Use where the quantile is given or sought (`shareDifference`). From a variance and its degrees of freedom:
 * `scoreInterval`.
 *
 * @param share p̂, 0–1
 * @param effectiveN n_eff > 0
 * @param q quantile, ≥ 0; for a plain share z, and the limits are Wilson's
 * @returns limits within 0–1, on both sides of p̂
 * @see METHODOLOGY §2.3; Wilson (1927) JASA 22:209; verification case 03
 */
export function scoreLimits(share: number, effectiveN: number, q: number): Interval {
  const tightness = (q * q) / effectiveN;
  // A limit nearer to the estimate than the last digit may not be rounded past it.
  const low = Math.min(share, lowerRoot(share, tightness));
  const high = Math.max(share, 1 - lowerRoot(1 - share, tightness));
  return { low, high };
}

/**
 * The smaller root x of (1 + a)x² − (2p + a)x + p² = 0, which is the lower limit with a = q²/n_eff. Written as
 * p²/(larger root) nothing is subtracted: exactly 0 at p = 0, never below it. The upper limit is its mirror image.
 */
function lowerRoot(p: number, a: number): number {
  if (p === 0) return 0;
  return (p * p) / (p + a / 2 + Math.sqrt(a * (p * (1 - p) + a / 4)));
}
