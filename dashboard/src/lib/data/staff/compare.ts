/** What may be said about two figures of the same kind, without computing a new figure. */
import type { Estimate } from './figures.ts';

/** HIGHER and LOWER only where the two 95 % intervals do not touch: a stricter rule than a test of the difference. */
export type Comparison = 'HIGHER' | 'LOWER' | 'NO_VISIBLE_DIFFERENCE' | 'NOT_COMPARABLE';

const isComparable = ({ value, interval, quality, suppressed }: Estimate) =>
  value !== null && interval !== null && !suppressed && (quality === 'PUBLISHABLE' || quality === 'SOLID');

/**
 * Compares a figure with an earlier one. Both need 30 answers and an interval, and the same method
 * version; otherwise nothing is said about a difference.
 */
export function compareEstimates(now: Estimate, before: Estimate): Comparison {
  if (!isComparable(now) || !isComparable(before) || now.methodVersion !== before.methodVersion)
    return 'NOT_COMPARABLE';
  if (now.interval!.low > before.interval!.high) return 'HIGHER';
  if (now.interval!.high < before.interval!.low) return 'LOWER';
  return 'NO_VISIBLE_DIFFERENCE';
}
