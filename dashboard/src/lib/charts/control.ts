/** Shapes of a trend with limits, as the api sends it, and what is read off it. */
import type { Grain, Measure, Weighting } from '@otklik/schema';
import type { Days, Estimate, MaybeScored, Period } from './figures.ts';

/** Whether a stretch of points has limits. */
export type ControlState = 'STABLE' | 'TOO_SHORT' | 'NO_STABLE_BASELINE';

/** Something that was recorded. `day` is `YYYY-MM-DD`. */
export interface TrendEvent {
  id: string | null;
  kind: 'IMPROVEMENT' | 'INSTRUMENT_VERSION' | 'RELEASE';
  day: string;
  title: string;
  improvementId: string | null;
  rebases: boolean;
}

/** One period. Limits are in the unit of the figure, null where there are none. */
export interface ControlPoint {
  period: Period;
  complete: boolean;
  charted: boolean;
  fixedMix: MaybeScored;
  raw: Estimate;
  /** No line joins points of two series. */
  series: number;
  centre: number | null;
  low: number | null;
  high: number | null;
  /** Distance from the charted point before, and its limit; null where there is none. */
  movingRange: number | null;
  movingRangeHigh: number | null;
  signals: readonly ('OUTSIDE' | 'RUN')[];
  /** Answered in other ways than the baseline, by a share that counts and with effects that are not known. */
  modesMoved: boolean;
  events: readonly TrendEvent[];
}

/** Points between two events that move limits. */
export interface ControlSegment {
  from: string;
  to: string;
  series: number;
  state: ControlState;
  centre: number | null;
  low: number | null;
  high: number | null;
}

/** A trend on a fixed mix with limits; points and segments oldest first. */
export interface ControlChart {
  measure: Measure;
  grain: Extract<Grain, 'MONTH' | 'WEEK'>;
  weighting: Weighting | null;
  /** Whether groups of clients are held as well as channels; null where nothing is, of internal clients. */
  keepsSegments: boolean | null;
  state: ControlState;
  baseYear: Days | null;
  points: readonly ControlPoint[];
  segments: readonly ControlSegment[];
}

/** Why no trend with limits is read: some of the answers only, by quarter, or of what others own. */
export type NoChart = 'FILTERED' | 'BY_QUARTER' | 'NOT_OWN';

/** What the thick line is held at. */
export type HeldMix = 'CHANNELS_AND_SEGMENTS' | 'CHANNELS' | 'NOTHING';

/** What of the base year a chart is held at: nothing where clients are colleagues, whose figures are not weighted. */
export function heldBy({ keepsSegments }: Pick<ControlChart, 'keepsSegments'>): HeldMix {
  if (keepsSegments === null) return 'NOTHING';
  return keepsSegments ? 'CHANNELS_AND_SEGMENTS' : 'CHANNELS';
}

/** A figure that can be drawn. */
export const isShown = ({ suppressed, value }: Estimate): boolean => !suppressed && value !== null;

/** Whether any period can be compared at all. */
export const isComparable = ({ points }: Pick<ControlChart, 'points'>): boolean =>
  points.some(({ fixedMix }) => isShown(fixedMix));

/** Index of the segment a point belongs to; -1 before the first charted point. */
export function segmentIndexOf({ segments }: Pick<ControlChart, 'segments'>, { period }: ControlPoint): number {
  return segments.findLastIndex(({ from }) => from <= period.from);
}

/** Whether the questions changed between a point and the one before it: no line joins them. */
export const isSeriesBreak = (points: readonly ControlPoint[], index: number): boolean =>
  index > 0 && points[index]?.series !== points[index - 1]?.series;

/** Whether a period lies further from the one before it than chance alone explains. */
export const isJump = ({ movingRange, movingRangeHigh }: ControlPoint): boolean =>
  movingRange !== null && movingRangeHigh !== null && movingRange > movingRangeHigh;

/** Whether any distance is known: of shares none is, whose limits move with the number of answers. */
export const hasMovingRanges = ({ points }: Pick<ControlChart, 'points'>): boolean =>
  points.some(({ movingRange }) => movingRange !== null);

/** Events in order of time, each with the index of its point; numbered from 1 by their place. */
export const eventsOf = (points: readonly ControlPoint[]): { event: TrendEvent; index: number }[] =>
  points.flatMap(({ events }, index) => events.map((event) => ({ event, index })));
