import type { Basis, Channel, Dimension, Grain, Language, Measure, Mode, Stream, SourceClass } from '@otklik/schema';
import type { DayRange } from '../../kernel/calendar.ts';

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
  /** Absent: RAW. */
  basis?: Basis;
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
