/** Successes among the answers of one period. */
export interface PeriodShare {
  readonly successes: number;
  readonly n: number;
}

/**
 * Stops a computation on what are no shares of periods, or no baseline of them.
 *
 * Use before a chart of shares.
 *
 * @param periods 0 ≤ successes ≤ n, n > 0
 * @param baseline how many of the first periods, a whole number from 0 to all of them
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.7
 */
export function requireBaseline(periods: readonly PeriodShare[], baseline: number): void {
  for (const { successes, n } of periods) {
    if (!(successes >= 0 && successes <= n && n > 0 && n < Infinity)) {
      throw new RangeError(`not a share of answers: ${successes} of ${n}`);
    }
  }
  if (!Number.isInteger(baseline) || baseline < 0 || baseline > periods.length) {
    throw new RangeError(`a baseline of ${baseline} among ${periods.length} periods`);
  }
}
