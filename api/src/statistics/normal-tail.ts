import cdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * Upper tail of the standard normal distribution, P(Z > z), exact also where it is tiny.
 *
 *     P(Z > z) = 1 − Φ(z) = Φ(−z)
 *
 * The two-sided p of a z test is `2 * normalTail(Math.abs(z))`.
 *
 * Use for p-values where the variance is known or that of a share (`shareDifference`); where it was estimated: `tTail`.
 *
 * @param z any number; ±Infinity gives 0 and 1
 * @returns 0–1
 * @throws RangeError when z is NaN
 * @see METHODOLOGY §2.5; docs/methods/quantiles.md for its accuracy
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z is not a number');
  return cdf(-z, 0, 1);
}
