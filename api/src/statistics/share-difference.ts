import type { NotEstimable } from './estimate.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';
import { POLICY } from './policy.ts';
import { scoreLimits } from './score-limits.ts';
import type { TestedDifference } from './test-difference.ts';

/** A plain share of answers: all of them count alike, and nothing was adjusted. */
export interface CountedShare {
  /** Answers counted as a success, 0 … n. */
  readonly successes: number;
  /** All answers. */
  readonly n: number;
}

/** The difference; `t` is z₀ with its sign. */
export interface ShareDifference extends TestedDifference {
  readonly estimable: true;
  readonly t: number;
  readonly p: number;
}

/**
 * Difference a − b of two independent plain shares in percent points, with Newcombe's interval and the p-value that
 * belongs to it: the interval leaves out 0 exactly where p < 0.05.
 *
 *     interval: `newcombeDifference` of the two Wilson intervals on n/deff, z = z_{(1+confidence)/2}
 *     p = 2·P(Z > z₀),  z₀ the z at which that interval has just come to 0:
 *         (a − l_a(z₀))² + (u_b(z₀) − b)² = (a − b)²   for a > b;  z₀ = 0 and p = 1 for a = b
 *     SE = width of the interval/2z, so that two shares without any spread still have one
 *
 * Use for RESULT of two periods or two services as it was answered. What was weighted or adjusted has no counts of its
 * own and keeps the interval of `testDifference`: its variance holds the weights and the errors of the mode table that
 * both sides share, which limits of the two sides alone do not know.
 *
 * @param a successes and answers of the one side
 * @param b those of the side it is compared with
 * @returns not estimable (NO_DATA) where a side has no answers
 * @throws RangeError when they are not counts, or there are more successes than answers
 * @see METHODOLOGY §2.3, §2.5; Newcombe (1998) Stat. Med. 17:873, method 10. Symbols: docs/methods/notation.md
 */
export function shareDifference(a: CountedShare, b: CountedShare): ShareDifference | NotEstimable {
  for (const { successes, n } of [a, b]) {
    if (!(successes >= 0 && successes <= n && n < Infinity)) {
      throw new RangeError(`not a share: ${successes} of ${n}`);
    }
  }
  if (a.n === 0 || b.n === 0) return { estimable: false, reason: 'NO_DATA', n: a.n + b.n };

  const z = normalQuantile((1 + POLICY.confidence) / 2);
  const { difference, interval } = newcombeDifference(limited(a, z), limited(b, z));
  const reach = difference >= 0 ? reachOfZero(a, b) : -reachOfZero(b, a);
  return {
    estimable: true,
    difference,
    standardError: (interval.high - interval.low) / 2 / z,
    degreesOfFreedom: Infinity,
    t: reach,
    p: Math.min(1, 2 * normalTail(Math.abs(reach))),
    interval,
  };
}

/** A share in percent with its Wilson limits at z. */
function limited({ successes, n }: CountedShare, z: number) {
  const { low, high } = scoreLimits(successes / n, n / POLICY.repeatRaterDesignEffect, z);
  return { value: (100 * successes) / n, interval: { low: 100 * low, high: 100 * high } };
}

/** z₀ ≥ 0 at which the lower limit of a − b is 0, for a ≥ b: the limit falls as z grows, and ends below 0. */
function reachOfZero(a: CountedShare, b: CountedShare): number {
  if (a.successes * b.n === b.successes * a.n) return 0;
  const leavesOutZero = (z: number): boolean => newcombeDifference(limited(a, z), limited(b, z)).interval.low > 0;
  let [low, high] = [0, 1];
  while (leavesOutZero(high)) [low, high] = [high, 2 * high];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (leavesOutZero(middle)) low = middle;
    else high = middle;
  }
}
