import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';

/** A figure before or after the rounding rule of an audience: 0–100, no interval for the open stream. */
export interface Figure {
  readonly value: number;
  readonly interval: Interval | null;
  readonly n: number;
  readonly effectiveN: number | null;
}

const FACTOR = 10 ** POLICY.staffDecimals;

/**
 * A figure as staff see it: value, limits and effective n to one decimal, n exact.
 *
 *     round(10·x)/10
 *
 * Halves go up. The public figure is made of this one.
 *
 * Use as the last step before a figure goes to staff; to the public: `publicEstimate`.
 *
 * @param figure unrounded, on the 0–100 scale
 * @see DESIGN §5 "Disclosure, one rule"
 */
export function staffEstimate({ value, interval, n, effectiveN }: Figure): Figure {
  return {
    value: round(value),
    interval: interval && { low: round(interval.low), high: round(interval.high) },
    n,
    effectiveN: effectiveN === null ? null : round(effectiveN),
  };
}

const round = (points: number): number => Math.round(points * FACTOR) / FACTOR;
