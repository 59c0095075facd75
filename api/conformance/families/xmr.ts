import { chartSignals, xmrLimits, type ChartSignal } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/** Chart of single values with a frozen baseline, and Wheeler's rounding of its factor, which the product does not use. */
export const xmr: Family = ({ x, baseline, d2, D4 }: Json) => {
  const limits = estimated(xmrLimits(x.slice(0, baseline), { d2, d4: D4 }));
  const { centre, low, high, meanMovingRange } = limits;
  const signals = chartSignals(
    x.map((value: number) => ({ value, low, high })),
    centre,
  );
  const places = (wanted: ChartSignal): number[] =>
    signals.flatMap((found, i) => (found.includes(wanted) ? [i + 1] : []));
  return {
    centre,
    mr_bar: meanMovingRange,
    ucl: high,
    lcl: low,
    mr_ucl: limits.movingRangeHigh,
    wheeler_ucl: centre + 2.66 * meanMovingRange,
    wheeler_lcl: centre - 2.66 * meanMovingRange,
    rule1_points_1based: places('OUTSIDE'),
    rule2_points_1based: places('RUN'),
  };
};
