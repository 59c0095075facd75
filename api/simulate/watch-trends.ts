import type { ChartState } from '@otklik/schema';
import type { EstimateValue } from '../src/modules/results/estimate-value.ts';
import { chartPoints } from '../src/modules/results/trends/chart.rules.ts';
import type { CalendarOfRun } from './run-calendar.ts';

/** What a control chart of one service said. */
export interface WatchedLine {
  state: ChartState | 'NO_LINE';
  /** Months without a figure, which the chart leaves out. */
  holes: number;
  /** Points after the baseline: those in which a signal could be seen. */
  watched: number;
  /** Times it began to signal. */
  alarms: number;
  /** Months until the first signal from a given month on, 1 at the earliest; null: none. */
  firstAfter: number | null;
}

/**
 * Watches a line by the rules of the product.
 * @param figures one a month
 * @param from month from which the first signal is looked for
 */
export function watchLine(
  figures: readonly Pick<EstimateValue, 'value' | 'n'>[],
  { months }: CalendarOfRun,
  from: number,
): WatchedLine {
  const points = figures.flatMap(({ value, n }, month) =>
    value === null || n === null ? [] : [{ from: months[month]!.from, month, value, n, series: 1 }],
  );
  const unwatched = { holes: figures.length - points.length, watched: 0, alarms: 0, firstAfter: null };
  const { segments, limitsOf } = chartPoints(points, 'SAT', []);
  const [segment] = segments;
  if (!segment) return { ...unwatched, state: 'NO_LINE' };
  if (segment.state !== 'STABLE' || !segment.baseline) return { ...unwatched, state: segment.state };
  const baseline = 1 + points.findIndex((point) => point.from === segment.baseline!.to);
  const signals = points.map((point) => limitsOf.get(point.from)!.signals.length > 0);
  let alarms = 0;
  let firstAfter: number | null = null;
  for (let place = baseline; place < points.length; place++) {
    const { month } = points[place]!;
    if (!signals[place]) continue;
    if (!signals[place - 1]) alarms++;
    if (month >= from) firstAfter ??= month - from + 1;
  }
  return { ...unwatched, state: 'STABLE', watched: points.length - baseline, alarms, firstAfter };
}
