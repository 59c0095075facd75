import type { Mode } from '@otklik/schema';
import type { Day } from '../../../kernel/calendar.ts';
import { areModesApart } from '../comparison/comparability.rules.ts';
import { meanOfUnadjusted } from '../scores/unadjusted-modes.rules.ts';
import type { ChartSegmentValue } from './chart.rules.ts';

/** A charted point and what of its modes is left in it. */
export interface PointModes {
  /** First day of its period. */
  from: Day;
  /** Shares, 0–1, of the modes whose effect could not be taken out. */
  unadjusted: ReadonlyMap<Mode, number>;
}

/**
 * The points that were answered in other ways than the baseline of their limits, by a share that makes two figures
 * incomparable and with effects that are not known: a signal there may come from the way of asking.
 * @param points all that limits are about, oldest first
 * @returns first days of these points; none of a segment without limits
 * @see METHODOLOGY §2.1, §2.7; decision 0065
 */
export function pointsWithMovedModes(
  points: readonly PointModes[],
  segments: readonly Pick<ChartSegmentValue, 'from' | 'to' | 'baseline'>[],
): ReadonlySet<Day> {
  const moved = new Set<Day>();
  for (const { from, to, baseline } of segments) {
    if (!baseline) continue;
    const within = (end: Day) => points.filter((point) => point.from >= from && point.from <= end);
    const usual = meanOfUnadjusted(within(baseline.to).map(({ unadjusted }) => unadjusted));
    for (const point of within(to)) if (areModesApart(point.unadjusted, usual)) moved.add(point.from);
  }
  return moved;
}
