import type { Estimate, NotEstimable } from './estimate.ts';
import { POLICY } from './policy.ts';
import { scoreInterval } from './score-interval.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';
import { summariseHistogram } from './summarise-histogram.ts';

/**
 * Mean score of a five-point item with its interval, 0–100.
 *
 *     ȳ = Σc·score/n      V̂ = deff·s²/n/100²      df = n − 1      n₀ = n      limits = 100 · scoreInterval(ȳ/100, V̂)
 *
 * Use for SAT, EASE, TIME and every other five-point item of the score stream. The open stream has no interval:
 * take its mean from `summariseHistogram`.
 *
 * Not estimable: nobody answered (NO_DATA); one answer (TOO_FEW), as its spread is unknown and df would be 0.
 * Whether an estimable figure may be shown is another question: `qualityOf`, `withinDisclosureRule`.
 *
 * @param counts n1 … n5: answers 1 (worst) to 5 (best)
 * @param confidence of the interval, 0–1; the policy's unless said otherwise
 * @throws RangeError when they are not five counts
 * @see METHODOLOGY §2.3; verification case 05. Symbols: docs/methods/notation.md
 */
export function meanEstimate(counts: readonly number[], confidence = POLICY.confidence): Estimate | NotEstimable {
  const { n, mean, variance } = summariseHistogram(counts);
  if (mean === null) return { estimable: false, reason: 'NO_DATA', n };
  if (variance === null) return { estimable: false, reason: 'TOO_FEW', n };

  const { low, high, effectiveN } = scoreInterval({
    share: mean / 100,
    variance: repeatRaterVariance(variance / n) / 1e4,
    floor: n,
    degreesOfFreedom: n - 1,
    confidence,
  });
  return { estimable: true, value: mean, interval: { low: 100 * low, high: 100 * high }, n, effectiveN };
}
