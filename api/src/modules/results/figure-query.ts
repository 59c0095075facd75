import type { Channel, Dimension, Grain, Language, Measure, Mode, Stream, SourceClass } from '@otklik/schema';
import { addDays, type Day, type DayRange, startOfNextPeriod, startOfPeriod } from '../../kernel/calendar.ts';

/** What a figure is about. An authority stands for all services of its own and of the authorities below it. */
export interface FigureSubject {
  kind: 'AUTHORITY' | 'SERVICE' | 'LIFE_SITUATION' | 'TOUCHPOINT';
  /** UUID. */
  id: string;
}

/** Restriction to some of the ratings; an absent list does not restrict. Ids are UUIDs. */
export interface FigureFilter {
  channels?: Channel[];
  touchpointIds?: string[];
  modes?: Mode[];
  segmentIds?: string[];
  languages?: Language[];
}

/** What is asked of a figure, but the subject. */
export interface FigureQuery {
  measure: Measure;
  /** Null: the latest published quarter. */
  period: DayRange | null;
  stream: Stream;
  filter: FigureFilter | null;
}

export interface TrendQuery extends FigureQuery {
  grain: Grain;
}

export interface BreakdownQuery extends FigureQuery {
  by: Dimension;
}

/** Source classes of a stream. COMPLAINT is in none. */
export const SOURCE_CLASSES_OF: Record<Stream, SourceClass[]> = { SCORE: ['RANDOM', 'PROMPT'], OPEN: ['OPEN'] };

/** Number of dimensions a filter restricts. */
export const filteredDimensions = (filter: FigureFilter | null): number =>
  Object.values(filter ?? {}).filter((values: unknown[] | undefined) => values && values.length > 0).length;

/** True when nothing is restricted. */
export const isUnfiltered = (filter: FigureFilter | null): boolean => filteredDimensions(filter) === 0;

/** A range of days as whole months, read from monthly cells, and the days left over at its ends. */
export interface TallyRanges {
  /** First days of the first and the last whole month; null when there is none. */
  months: { first: Day; last: Day } | null;
  days: DayRange[];
}

/** Splits a range so that long periods cost a few monthly cells instead of many daily ones. */
export function tallyRanges({ from, to }: DayRange): TallyRanges {
  const firstMonth =
    startOfPeriod(from, 'MONTH') === from ? from : startOfNextPeriod(startOfPeriod(from, 'MONTH'), 'MONTH');
  const afterLastMonth = startOfPeriod(addDays(to, 1), 'MONTH');
  if (firstMonth >= afterLastMonth) return { months: null, days: from <= to ? [{ from, to }] : [] };
  const days: DayRange[] = [];
  if (from < firstMonth) days.push({ from, to: addDays(firstMonth, -1) });
  if (afterLastMonth <= to) days.push({ from: afterLastMonth, to });
  return { months: { first: firstMonth, last: startOfPeriod(addDays(afterLastMonth, -1), 'MONTH') }, days };
}
