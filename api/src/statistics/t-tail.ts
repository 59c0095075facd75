import { betaTail } from './beta-tail.ts';
import { normalTail } from './normal-tail.ts';
import { requirePositive } from './require-positive.ts';

/** From here on Student's t and the normal distribution agree to 14 digits. */
const NORMAL_FROM = 1e15;

/**
 * Upper tail of Student's t, P(T > t), exact also where it is tiny.
 *
 *     P(T > t) = ½ P(B > t²/(df + t²)),  B beta(½, df/2),  for t ≥ 0
 *
 * The two-sided p of a t test is `2 * tTail(Math.abs(t), df)`.
 *
 * Use for p-values of differences whose variance was estimated (`testDifference`); where it is known: `normalTail`.
 *
 * @param t any number; ±Infinity gives 0 and 1
 * @param degreesOfFreedom > 0, need not be whole; Infinity for the normal distribution
 * @returns 0–1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.5; docs/methods/quantiles.md for its accuracy
 */
export function tTail(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t)) throw new RangeError('t is not a number');
  requirePositive('degrees of freedom', degreesOfFreedom);
  if (t < 0) return 1 - tTail(-t, degreesOfFreedom);
  if (degreesOfFreedom >= NORMAL_FROM) return normalTail(t);
  // Divided by t² where t is large: t² itself may be too large to hold.
  const ratio = t > 1 ? degreesOfFreedom / t / t : 0;
  const [x, rest] =
    t > 1
      ? [1 / (1 + ratio), ratio / (1 + ratio)]
      : [(t * t) / (degreesOfFreedom + t * t), degreesOfFreedom / (degreesOfFreedom + t * t)];
  return betaTail(x, rest, 0.5, degreesOfFreedom / 2) / 2;
}
