import { POLICY } from './policy.ts';
import { qualityOf } from './quality-of.ts';
import { roundCount } from './round-count.ts';

/** Whole numbers that a count can be. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/**
 * What the public can tell of the number of answers behind a figure that is published under the rounding rule.
 *
 *     |n − 5·round(n/5)| ≤ 2 and the same rung; n itself below `exactBelow`
 *
 * The published n is off by 2 at most, and the rung of the ladder (10 / 30 / 100) is that of the exact one. What stands
 * beside it may tell more of few answers: below `exactBelow` n counts as known exactly.
 *
 * Use for what a published count gives away of its n, before sums of such counts are narrowed
 * (`withholdWhatCanBeNarrowed`). Not for a mean or share with its interval: that may tell n, however large (`toldBy`).
 *
 * @param n answers behind the published figure, ≥ 10
 * @param exactBelow below so many answers the figure is taken to tell n itself
 * @returns the smallest and the largest whole number that fit
 * @see METHODOLOGY §2.4; docs/methods/disclosure.md
 */
export function publicCountBounds(n: number, exactBelow: number): CountRange {
  if (n < exactBelow) return { low: n, high: n };
  const isPossible = (count: number) => roundCount(count) === roundCount(n) && qualityOf(count) === qualityOf(n);
  let [low, high] = [n, n];
  while (isPossible(low - 1)) low--;
  while (isPossible(high + 1)) high++;
  return { low: Math.max(low, POLICY.minimumToShow), high };
}
