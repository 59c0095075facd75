import {
  CHART_CONSTANTS,
  chartSignals,
  laneyChartLimits,
  type PeriodShare,
  type ShareChart,
} from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';
import { pChartLimits } from '../formulas/p-chart-limits.ts';
import { estimated } from './estimated.ts';

/** The plain p-chart and Laney's p′-chart; σ_z also with large moving ranges left out, which the product does not do. */
export const pChart: Family = ({ k, n }: { k: number[]; n: number[] }) => {
  const periods = k.map((successes, i) => ({ successes, n: n[i]! }));
  const [plain, laney] = [estimated(pChartLimits(periods)), estimated(laneyChartLimits(periods))];
  return {
    pbar: plain.centre,
    ucl: plain.limits.map(({ high }) => high),
    lcl: plain.limits.map(({ low }) => low),
    sigma_z: laney.spread,
    sigma_z_screened: screenedSpread(periods, laney.centre),
    laney_ucl: laney.limits.map(({ high }) => high),
    laney_lcl: laney.limits.map(({ low }) => low),
    signals_p_1based: outside(periods, plain),
    signals_laney_1based: outside(periods, laney),
  };
};

/** Nelson (1982): moving ranges of 3.267 times their mean and more do not count. */
function screenedSpread(periods: readonly PeriodShare[], centre: number): number {
  const z = periods.map(({ successes, n }) => (successes / n - centre) / Math.sqrt((centre * (1 - centre)) / n));
  const ranges = z.slice(1).map((value, i) => Math.abs(value - z[i]!));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const limit = CHART_CONSTANTS.d4 * mean(ranges);
  return mean(ranges.filter((range) => range < limit)) / CHART_CONSTANTS.d2;
}

function outside(periods: readonly PeriodShare[], { centre, limits }: ShareChart): number[] {
  const points = periods.map(({ successes, n }, i) => ({ value: successes / n, ...limits[i]! }));
  return chartSignals(points, centre).flatMap((found, i) => (found.includes('OUTSIDE') ? [i + 1] : []));
}
