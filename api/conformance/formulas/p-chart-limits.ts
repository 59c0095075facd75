import type { NotEstimable } from '../../src/statistics/estimate.ts';
import { type PeriodShare, requireBaseline } from '../../src/statistics/require-baseline.ts';
import { shareCentre } from '../../src/statistics/share-centre.ts';
import { type ShareChart, shareChart } from '../../src/statistics/share-chart.ts';

/**
 * The plain p-chart: limits from the binomial alone.
 *
 *     p̄ = Σk/Σn over the baseline        σ_i = √(p̄(1 − p̄)/n_i)        p̄ ± 3·σ_i, kept within 0–1
 *
 * Use for small counts only. With thousands of answers a month it calls nearly every month a signal: take
 * `laneyChartLimits`.
 *
 * @param periods periods in order of time, each with n > 0
 * @param baseline how many of the first periods the limits are made of; all when left out
 * @returns not estimable (NO_DATA) without a period in the baseline
 * @throws RangeError when counts contradict each other, or the baseline is longer than the series
 * @see METHODOLOGY §2.7; Montgomery, Introduction to Statistical Quality Control, 7.3; verification case 21
 */
export function pChartLimits(periods: readonly PeriodShare[], baseline = periods.length): ShareChart | NotEstimable {
  requireBaseline(periods, baseline);
  if (baseline === 0) return { estimable: false, reason: 'NO_DATA', n: 0 };
  return shareChart(periods, shareCentre(periods, baseline), 1);
}
