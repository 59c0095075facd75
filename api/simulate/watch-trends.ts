import { type ChartSegment, controlChart } from '../src/statistics/index.ts';

/** What a control chart of one service said. */
export interface WatchedLine {
  state: ChartSegment['state'] | 'NO_LINE';
  /** Periods without a figure, which the chart leaves out. */
  holes: number;
  /** Points after the baseline: those in which a signal could be seen. */
  watched: number;
  /** Times it began to signal. */
  alarms: number;
  /** Periods until the first signal from a given period on, 1 at the earliest; null: none. */
  firstAfter: number | null;
}

/**
 * Watches a line by the rules of the method.
 * @param values one a period; null where there is no figure
 * @param from period from which the first signal is looked for
 */
export function watchLine(values: readonly (number | null)[], from: number): WatchedLine {
  const points = values.flatMap((value, period) => (value === null ? [] : [{ value, period }]));
  const unwatched = { holes: values.length - points.length, watched: 0, alarms: 0, firstAfter: null };
  const [segment] = controlChart(points.map(({ value }) => value));
  if (!segment) return { ...unwatched, state: 'NO_LINE' };
  if (segment.state !== 'STABLE') return { ...unwatched, state: segment.state };
  let alarms = 0;
  let firstAfter: number | null = null;
  for (let place = segment.baseline; place < points.length; place++) {
    const isSignal = segment.signals[place]!.length > 0;
    const { period } = points[place]!;
    if (isSignal && segment.signals[place - 1]!.length === 0) alarms++;
    if (isSignal && period >= from && firstAfter === null) firstAfter = period - from + 1;
  }
  return { ...unwatched, state: 'STABLE', watched: points.length - segment.baseline, alarms, firstAfter };
}
