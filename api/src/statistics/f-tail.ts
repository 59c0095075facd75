import { betaTail } from './beta-tail.ts';
import { requirePositive } from './require-positive.ts';

/**
 * Upper tail of the F distribution, P(F > f): the p of an F test, exact also where it is tiny.
 *
 *     P(F > f) = P(B > d₁f/(d₂ + d₁f)),  B beta(d₁/2, d₂/2)
 *
 * Use for the p of two models of which one lies inside the other (`interactionTest`).
 *
 * @param f ≥ 0; Infinity gives 0
 * @param numerator degrees of freedom d₁ > 0, finite
 * @param denominator degrees of freedom d₂ > 0, finite
 * @returns 0–1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.1, §2.2; docs/methods/quantiles.md for its accuracy: ten digits up to d₂ = 10⁶, eight beyond
 */
export function fTail(f: number, numerator: number, denominator: number): number {
  if (!(f >= 0)) throw new RangeError(`F must be at least 0: ${f}`);
  for (const df of [numerator, denominator]) {
    requirePositive('degrees of freedom', df);
    if (df === Infinity) throw new RangeError('degrees of freedom must be finite');
  }
  // Halves of a whole, so that an enormous f leaves the one 0 and the other 1.
  const odds = (numerator / denominator) * f;
  const x = odds > 1 ? 1 / (1 + 1 / odds) : odds / (1 + odds);
  return betaTail(x, 1 / (1 + odds), numerator / 2, denominator / 2);
}
