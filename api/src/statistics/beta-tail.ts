import betainc from '@stdlib/math-base-special-betainc';

/**
 * P(B > x) of a beta distribution, from x and 1 − x given apart, so that neither end loses digits.
 *
 *     P(B > x) = 1 − I_x(a, b) = I_{1−x}(b, a)        I the regularised incomplete beta function
 *
 * Use for the tails of t and F (`tTail`, `fTail`), which are made of it; nothing else needs it.
 *
 * @param x 0–1
 * @param rest 1 − x, computed by the caller without subtracting
 * @param a first shape, > 0
 * @param b second shape, > 0; the callers have looked at all four
 * @returns 0–1
 * @see METHODOLOGY §2.5; NIST Digital Library of Mathematical Functions, 8.17; docs/methods/quantiles.md for its accuracy
 */
export function betaTail(x: number, rest: number, a: number, b: number): number {
  return x < rest ? betainc(x, a, b, true, true) : betainc(rest, b, a, true, false);
}
