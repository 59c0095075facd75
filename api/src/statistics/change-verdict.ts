import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';

/**
 * What a before–after comparison says. It never says "because of": nothing was compared with (evidence grade C).
 * TOO_EARLY: one side has fewer than 30 answers; no difference is given.
 */
export type ChangeVerdict = 'TOO_EARLY' | 'IMPROVED_AFTER' | 'WORSE_AFTER' | 'NO_VISIBLE_CHANGE';

/** Change of a mean score, or of a share in percent, in points of the 0–100 scale, after − before. */
export type Change =
  | { readonly verdict: 'TOO_EARLY'; readonly difference: null; readonly interval: null }
  | {
      readonly verdict: Exclude<ChangeVerdict, 'TOO_EARLY'>;
      readonly difference: number;
      readonly interval: Interval;
    };

/**
 * What is said about a change after an improvement that could be computed.
 *
 *     IMPROVED_AFTER / WORSE_AFTER  when |Δ| ≥ 3 points and the interval of Δ leaves out 0
 *     NO_VISIBLE_CHANGE             otherwise
 *
 * Use for one unit before and after, where there is nothing to compare with (`beforeAfter`, `shareBeforeAfter`). For a
 * unit beside others: `verdictOf`, which looks at the whole family of tests and at reliability.
 *
 * @param difference Δ = after − before, points
 * @param interval of Δ, points
 * @see METHODOLOGY §2.8
 */
export function changeVerdict(difference: number, interval: Interval): Exclude<ChangeVerdict, 'TOO_EARLY'> {
  const isMaterial = Math.abs(difference) >= POLICY.materialPoints;
  const excludesZero = interval.low > 0 || interval.high < 0;
  if (!isMaterial || !excludesZero) return 'NO_VISIBLE_CHANGE';
  return difference > 0 ? 'IMPROVED_AFTER' : 'WORSE_AFTER';
}
