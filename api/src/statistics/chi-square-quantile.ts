import { fQuantile } from './f-quantile.ts';

/** From here on F and χ²/df agree to 11 digits, and the library still has them. */
const CHI_SQUARE_FROM = 1e15;

/**
 * Quantile of the χ² distribution: the x with P(X ≤ x) = probability.
 *
 *     x = df · F⁻¹(probability; df, ∞)
 *
 * Taken from the F distribution, as the library's own χ² loses all but three digits from 400 degrees of freedom on.
 *
 * Use for the bound of a sum of squares, as in the test for over-dispersion (`overDispersion`).
 *
 * @param probability 0 < probability < 1
 * @param degreesOfFreedom 0 < df ≤ 10⁶, need not be whole
 * @returns x ≥ 0
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; docs/methods/quantiles.md for its accuracy, and for what was wrong with the other one
 */
export function chiSquareQuantile(probability: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom > 1e6) throw new RangeError(`degrees of freedom above a million: ${degreesOfFreedom}`);
  return degreesOfFreedom * fQuantile(probability, degreesOfFreedom, CHI_SQUARE_FROM);
}
