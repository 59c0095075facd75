import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';
import { scoreInterval } from './score-interval.ts';

/** A value on the 0–100 scale that was moved to a mix or adjusted, and what is known of its error. */
export interface StandardisedInput {
  /** Points. What lies outside 0–100, as an adjusted mean may, is brought to the end of the scale. */
  readonly value: number;
  /** V of that value, points², ≥ 0. */
  readonly variance: number;
  /** n₀ > 0: answers of the smallest stratum taken in, or of the unit itself. */
  readonly floor: number;
  /** Satterthwaite's, > 0; Infinity for a known variance. */
  readonly degreesOfFreedom: number;
  readonly confidence?: number;
}

/** Value and interval on the 0–100 scale. */
export interface StandardisedInterval {
  readonly value: number;
  readonly interval: Interval;
  readonly effectiveN: number;
}

/**
 * The one interval of the method for a value that was standardised or adjusted.
 *
 *     p̂ = value/100      V̂ = V/100²      limits = 100 · scoreInterval(p̂, V̂, n₀, df)
 *
 * @throws RangeError when an argument is outside its limits
 * @see METHODOLOGY §2.3; verification cases 04, 07, 24
 */
export function standardisedInterval(input: StandardisedInput): StandardisedInterval {
  const { value, variance, floor, degreesOfFreedom, confidence = POLICY.confidence } = input;
  const within = Math.min(100, Math.max(0, value));
  const { low, high, effectiveN } = scoreInterval({
    share: within / 100,
    variance: variance / 1e4,
    floor,
    degreesOfFreedom,
    confidence,
  });
  return { value: within, interval: { low: 100 * low, high: 100 * high }, effectiveN };
}
