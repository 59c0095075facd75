import { type Change, changeVerdict } from './change-verdict.ts';
import { POLICY } from './policy.ts';
import { type CountedShare, shareDifference } from './share-difference.ts';

/**
 * How a share changed after an improvement: `beforeAfter` for RESULT, by the difference of two proportions.
 *
 *     Δ = p̂_after − p̂_before and its interval by Newcombe, see `shareDifference`; the verdict is that of `changeVerdict`
 *
 * Use for RESULT where there is no comparison group (grade C): say "changed after". For means: `beforeAfter`.
 *
 * @param before successes and answers of the period before
 * @param after those of the period after
 * @returns TOO_EARLY with fewer than 30 answers on a side
 * @throws RangeError when they are not counts, or there are more successes than answers
 * @see METHODOLOGY §2.3, §2.8. Symbols: docs/methods/notation.md
 */
export function shareBeforeAfter(before: CountedShare, after: CountedShare): Change {
  const found = shareDifference(after, before);
  const isTooEarly = Math.min(before.n, after.n) < POLICY.minimumToPublish;
  if (isTooEarly || !found.estimable) return { verdict: 'TOO_EARLY', difference: null, interval: null };
  const { difference, interval } = found;
  return { verdict: changeVerdict(difference, interval), difference, interval };
}
