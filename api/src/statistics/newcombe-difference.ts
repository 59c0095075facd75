import type { Interval } from './estimate.ts';

/** An estimate with its limits, in any one unit. */
interface Limited {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * Interval of a difference a − b of two independent estimates from their own score intervals (hybrid score, method 10).
 *
 *     low = d − √((a − l_a)² + (u_b − b)²)      high = d + √((u_a − a)² + (b − l_b)²)
 *
 * Use for two shares (RESULT, top-2), and for two figures of which no more than value and interval is known: the index,
 * and what the public sees. The limits stay inside −100 … 100 and still have a width when all are alike. With a p-value,
 * from counts: `shareDifference`. For two means from their variances: `welchDifference`.
 *
 * @param a value with its limits l_a ≤ a ≤ u_a
 * @param b value with its limits l_b ≤ b ≤ u_b, in the same unit
 * @returns in that unit
 * @see METHODOLOGY §2.3; Newcombe (1998) Stat. Med. 17:873, method 10; of other figures than shares: Zou & Donner (2008)
 *   Stat. Med. 27:1693
 */
export function newcombeDifference(
  a: Limited,
  b: Limited,
): { readonly difference: number; readonly interval: Interval } {
  const difference = a.value - b.value;
  const below = Math.hypot(a.value - a.interval.low, b.interval.high - b.value);
  const above = Math.hypot(a.interval.high - a.value, b.value - b.interval.low);
  return { difference, interval: { low: difference - below, high: difference + above } };
}
