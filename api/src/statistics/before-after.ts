import { type Change, changeVerdict } from './change-verdict.ts';
import type { Interval } from './estimate.ts';
import { meanEstimate } from './mean-estimate.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { POLICY } from './policy.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';
import { type HistogramSummary, summariseHistogram } from './summarise-histogram.ts';
import { welchDifference } from './welch-difference.ts';

/**
 * How a mean score changed after an improvement: difference of two independent means and a verdict.
 *
 *     IMPROVED_AFTER / WORSE_AFTER  when |Δ| ≥ 3 points and the interval of Δ leaves out 0
 *     NO_VISIBLE_CHANGE             otherwise
 *
 * Use where there is no comparison group (grade C): say "changed after". Δ and its interval are Welch's, see
 * `welchDifference`, with deff·s². Where all answers of both periods are alike Welch's interval has no width; then the distances
 * to the limits of the two score intervals are squared and added instead (Newcombe's hybrid), so that thirty equal
 * answers on each side are not passed off as certainty.
 *
 * @param before n1 … n5 of the period before
 * @param after n1 … n5 of the period after
 * @throws RangeError when they are not five counts
 * @see METHODOLOGY §2.5, §2.8; verification cases 15 and 26. Symbols: docs/methods/notation.md
 */
export function beforeAfter(before: readonly number[], after: readonly number[]): Change {
  const [first, second] = [summariseHistogram(before), summariseHistogram(after)];
  if (first.n < POLICY.minimumToPublish || second.n < POLICY.minimumToPublish) {
    return { verdict: 'TOO_EARLY', difference: null, interval: null };
  }

  const welch = welchDifference(widened(first), widened(second));
  // n ≥ 30: there is a spread.
  if (!welch.estimable) return { verdict: 'TOO_EARLY', difference: null, interval: null };
  const { difference } = welch;
  const interval = welch.standardError > 0 ? welch.interval : hybridInterval(before, after);
  return { verdict: changeVerdict(difference, interval), difference, interval };
}

/** The spread with which n answers make the sampling variance of their mean. */
const widened = ({ n, mean, variance }: HistogramSummary): HistogramSummary => ({
  n,
  mean,
  variance: variance && repeatRaterVariance(variance),
});

/** `newcombeDifference` on two means: √ of the squared distances to the limits. */
function hybridInterval(before: readonly number[], after: readonly number[]): Interval {
  const [b, a] = [meanEstimate(before), meanEstimate(after)];
  if (!b.estimable || !a.estimable) throw new RangeError('a change needs answers before and after');
  return newcombeDifference(a, b).interval;
}
