import { meanEstimate, summariseHistogram, tQuantile } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/** The score interval of a mean from five counts. */
export const meanInterval: Family = (input) => ({
  rows: Object.fromEntries(
    Object.entries<Json>(input.rows).map(([row, { counts_1_to_5: counts }]) => {
      const { value, interval, n, effectiveN } = estimated(meanEstimate(counts, input.level));
      const figures = {
        counts,
        n,
        mean: value,
        s2: summariseHistogram(counts).variance,
        n_eff: effectiveN,
        t_quantile: tQuantile((1 + input.level) / 2, n - 1),
        lower: interval.low,
        upper: interval.high,
      };
      return [row, figures];
    }),
  ),
});
