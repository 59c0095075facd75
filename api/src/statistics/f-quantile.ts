import quantile from '@stdlib/stats-base-dists-f-quantile';
import { fTail } from './f-tail.ts';
import { requirePositive } from './require-positive.ts';

/** Where the library is right, the tail at its quantile is off by less than this; where it is wrong, by more than a thousandth. */
const AGREES_WITHIN = 1e-8;

/**
 * Quantile of the F distribution: the f with P(F ≤ f) = probability.
 *
 *     f with P(F > f) = 1 − probability, see `fTail`
 *
 * The answer of the library is put into the tail. Where its search has ended elsewhere, the quantile is found by
 * halving an interval in which the tail passes the probability.
 *
 * Use for quantiles that are made of it (`chiSquareQuantile`). The p of an F test: `fTail`.
 *
 * @param probability 0 < probability < 1
 * @param numerator degrees of freedom d₁ > 0, finite
 * @param denominator degrees of freedom d₂ > 0, finite
 * @returns f > 0
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; docs/methods/quantiles.md for its accuracy, and for where the library goes astray
 */
export function fQuantile(probability: number, numerator: number, denominator: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`not a probability between 0 and 1: ${probability}`);
  for (const df of [numerator, denominator]) {
    requirePositive('degrees of freedom', df);
    if (df === Infinity) throw new RangeError('degrees of freedom must be finite');
  }
  // The lower tail is the upper one of 1/F, so that neither end loses digits.
  const excess =
    probability < 0.5
      ? (f: number) => fTail(1 / f, denominator, numerator) / probability - 1
      : (f: number) => 1 - fTail(f, numerator, denominator) / (1 - probability);
  const found = quantile(probability, numerator, denominator);
  return Math.abs(excess(found)) <= AGREES_WITHIN ? found : rootOfRising(excess);
}

/** The positive root of a function that rises from −1 at 0, found by halving until neighbouring numbers are left. */
function rootOfRising(excess: (f: number) => number): number {
  let low = 1;
  while (excess(low) > 0) low /= 2;
  let high = 2 * low;
  while (excess(high) < 0) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
}
