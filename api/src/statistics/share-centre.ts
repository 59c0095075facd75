import type { PeriodShare } from './require-baseline.ts';

/**
 * Centre of a chart of shares: all successes among all answers of the baseline.
 *
 *     p̄ = Σk/Σn over the first periods
 *
 * Use for a chart of shares. Not the mean of the shares of the periods: a month of few answers would count as much as
 * one of many.
 *
 * @param periods in order of time, each with n > 0
 * @param baseline how many of the first periods, ≥ 1
 * @returns 0–1
 * @see METHODOLOGY §2.7; Montgomery, Introduction to Statistical Quality Control, 7.3; verification case 21
 */
export function shareCentre(periods: readonly PeriodShare[], baseline: number): number {
  const first = periods.slice(0, baseline);
  const all = first.reduce((sum, { n }) => sum + n, 0);
  return first.reduce((sum, { successes }) => sum + successes, 0) / all;
}
