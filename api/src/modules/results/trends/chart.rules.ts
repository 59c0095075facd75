import type { ChartState, Measure } from '@otklik/schema';
import type { Day } from '../../../kernel/calendar.ts';
import {
  type ChartSignal,
  controlChart,
  type ShareChartSegment,
  shareControlChart,
} from '../../../statistics/index.ts';

/** A point that a chart is made of. */
export interface ChartedPoint {
  /** First day of its period. */
  from: Day;
  /** Score, or percent of RESULT. */
  value: number;
  n: number;
  /** Points of another series begin a segment of their own. */
  series: number;
}

/** What the chart says of one point. */
export interface ChartedLimits {
  centre: number;
  low: number;
  high: number;
  /** Distance from the point before; null for the first of a segment, and where limits follow the n of each point. */
  movingRange: number | null;
  /** Limit of it; null as it is where limits follow n. */
  movingRangeHigh: number | null;
  signals: readonly ChartSignal[];
}

/** Points between two events that move limits. */
export interface ChartSegmentValue {
  /** First days of the first and last point. */
  from: Day;
  to: Day;
  series: number;
  state: ChartState;
  centre: number | null;
  /** Null also where each point has limits of its own. */
  low: number | null;
  high: number | null;
  /** First days of the first and last point that the limits are made of. */
  baseline: { from: Day; to: Day } | null;
}

/**
 * Limits and signals of a series: XmR for scores, Laney's p′ for shares; anew at each event that moves them and with
 * each series.
 *
 * An event counts from the first point whose period begins on its day or later: the period it falls into is half old.
 *
 * @param eventDays days of the events that move limits
 * @returns segments in order; and of each point, by its first day, its limits; none for points without
 * @see METHODOLOGY §2.7
 */
export function chartPoints(
  points: readonly ChartedPoint[],
  measure: Measure,
  eventDays: readonly Day[],
): { segments: ChartSegmentValue[]; limitsOf: ReadonlyMap<Day, ChartedLimits> } {
  const breaks = points.flatMap(({ series }, place) =>
    place > 0 && points[place - 1]!.series !== series ? [place] : [],
  );
  const moves = eventDays.map((day) => points.findIndex(({ from }) => from >= day)).filter((place) => place > 0);
  const starts = [...breaks, ...moves];
  const segments: readonly (ShareChartSegment & { movingRangeHigh?: number | null })[] =
    measure === 'RESULT'
      ? shareControlChart(
          points.map(({ value, n }) => ({ successes: (value / 100) * n, n })),
          starts,
        )
      : controlChart(
          points.map(({ value }) => value),
          starts,
        ).map(({ limits, ...segment }) => ({
          ...segment,
          centre: limits?.centre ?? null,
          movingRangeHigh: limits?.movingRangeHigh ?? null,
          limits: limits ? segment.signals.map(() => ({ low: limits.low, high: limits.high })) : null,
        }));
  const scale = measure === 'RESULT' ? 100 : 1;
  const limitsOf = new Map<Day, ChartedLimits>();
  const values = segments.map((segment): ChartSegmentValue => {
    const { from, to, state, baseline, centre, limits, signals, movingRangeHigh = null } = segment;
    for (const [index, own] of (limits ?? []).entries()) {
      const { from: day, value } = points[from + index]!;
      limitsOf.set(day, {
        centre: scale * centre!,
        low: scale * own.low,
        high: scale * own.high,
        movingRange: movingRangeHigh === null || index === 0 ? null : Math.abs(value - points[from + index - 1]!.value),
        movingRangeHigh,
        signals: signals[index]!,
      });
    }
    const isAlike = measure !== 'RESULT';
    return {
      from: points[from]!.from,
      to: points[to - 1]!.from,
      series: points[from]!.series,
      state,
      centre: centre === null ? null : scale * centre,
      low: isAlike ? (limits?.[0]?.low ?? null) : null,
      high: isAlike ? (limits?.[0]?.high ?? null) : null,
      baseline: baseline > 0 ? { from: points[from]!.from, to: points[from + baseline - 1]!.from } : null,
    };
  });
  return { segments: values, limitsOf };
}
