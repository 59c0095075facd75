import { believableVariance } from './believable-variance.ts';
import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';
import { scoreInterval } from './score-interval.ts';

/** A value on the 0–100 scale that was moved to a mix or adjusted, and what is known of its error. */
export interface StandardisedInput {
  /** Points. What lies outside 0–100, as an adjusted mean may, is brought to the end of the scale. */
  readonly value: number;
  /** V of that value, points², ≥ 0. */
  readonly variance: number;
  /** Variance on top of it by what figures share, a frozen table or link, points², ≥ 0; none unless given. */
  readonly sharedVariance?: number;
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
 *     with a shared error: V̂ = (V′ + V_shared)/100², n₀′ = n₀V′/(V′ + V_shared), V′ by `believableVariance`
 *
 * n₀ says how many answers there are to believe in. Of an error that figures share it says nothing: answers do not
 * make it smaller, however many they are, so that n₀ counts only as far as the variance is that of answers.
 *
 * Use for every score that was weighted, adjusted or linked. A plain mean or share: `meanEstimate`, `shareEstimate`.
 *
 * @param input value in points, variances in points², n₀ and df
 * @throws RangeError when an argument is outside its limits
 * @see METHODOLOGY §2.3; verification cases 04, 07, 24
 */
export function standardisedInterval(input: StandardisedInput): StandardisedInterval {
  const { value, variance, sharedVariance = 0, floor, degreesOfFreedom, confidence = POLICY.confidence } = input;
  const within = Math.min(100, Math.max(0, value));
  const own = sharedVariance > 0 ? ownVariance(within, variance, floor) : variance;
  const whole = own + sharedVariance;
  const { low, high, effectiveN } = scoreInterval({
    share: within / 100,
    variance: whole / 1e4,
    floor: sharedVariance > 0 && own > 0 ? (floor * own) / whole : floor,
    degreesOfFreedom,
    confidence,
  });
  return { value: within, interval: { low: 100 * low, high: 100 * high }, effectiveN };
}

/** At an end of the scale, where no spread can be believed in, what was measured. */
const ownVariance = (value: number, variance: number, floor: number): number =>
  believableVariance(value, variance, floor) || variance;
