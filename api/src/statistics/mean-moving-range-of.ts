/**
 * Mean absolute difference of neighbours in time.
 *
 *     m̄R = Σ|x_i − x_{i−1}|/(n − 1)
 *
 * Use for the limits of charts: of values in `xmrLimits`, of z in `laneyChartLimits`. Unlike a standard deviation it
 * takes in what changes from one period to the next, and no drift.
 *
 * @param values n ≥ 2 of them, in order of time
 * @returns in the unit of the values, ≥ 0
 * @see METHODOLOGY §2.7; Montgomery, Introduction to Statistical Quality Control, 6.4; verification case 20
 */
export function meanMovingRangeOf(values: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += Math.abs(values[i]! - values[i - 1]!);
  return sum / (values.length - 1);
}
