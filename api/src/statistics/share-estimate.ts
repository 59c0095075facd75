import type { Estimate, NotEstimable } from './estimate.ts';
import { POLICY } from './policy.ts';
import { requireCounts } from './require-counts.ts';
import { scoreInterval } from './score-interval.ts';

/**
 * Share of answers in percent with Wilson's interval.
 *
 *     p̂ = successes/n      n_eff = n/deff      q = z      limits = 100 · scoreInterval(p̂)
 *
 * deff is that of repeat raters for answers, and 1 for events that nobody rated.
 *
 * Use for RESULT (answers 3 among 1–3: "still in progress" is not yet an outcome), top-2 and bottom-2 shares,
 * completion. Defined from one answer on; not estimable without any (NO_DATA).
 *
 * @param successes answers counted as a success, 0 … n
 * @param n all answers
 * @param of what is counted: answers of people who may have rated before, or events such as journeys, letters, invitations
 * @throws RangeError when they are not counts, or there are more successes than answers
 * @see METHODOLOGY §1.2 (RESULT), §2.3; Newcombe (1998) Stat. Med. 17:857 method 3; verification case 03.
 *   Symbols: docs/methods/notation.md
 */
export function shareEstimate(
  successes: number,
  n: number,
  of: 'ANSWERS' | 'EVENTS' = 'ANSWERS',
): Estimate | NotEstimable {
  requireCounts([successes, n], 2);
  if (successes > n) throw new RangeError(`more successes (${successes}) than answers (${n})`);
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };

  // The binomial variance p̂(1 − p̂)/n would give n_eff = n but for the last digit; 0 gives the floor n exactly.
  const floor = of === 'ANSWERS' ? n : n * POLICY.repeatRaterDesignEffect;
  const known = { share: successes / n, variance: 0, floor, degreesOfFreedom: Infinity };
  const { low, high, effectiveN } = scoreInterval(known);
  const interval = { low: 100 * low, high: 100 * high };
  return { estimable: true, value: (100 * successes) / n, interval, n, effectiveN };
}
