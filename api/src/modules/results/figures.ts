import type { Dimension, Grain, Item } from '@otklik/schema';
import type { DayRange } from '../../kernel/calendar.ts';
import type { ComparableFigure } from './comparison/compared-figure.ts';
import type { DistributionValue } from './distribution-value.ts';
import type { EstimateValue } from './estimate-value.ts';
import type { IngredientsQuery, IngredientsValue } from './scores/ingredients-value.ts';
import type { BreakdownQuery, FigureQuery, FigureSubject, TrendQuery } from './figure-query.ts';

/** One point of a trend. `isComplete` is false for the period that is still running. */
export interface TrendPoint {
  period: DayRange & { grain: Grain | null };
  estimate: EstimateValue;
  isComplete: boolean;
}

/** One value of a dimension. `key` is a code or a UUID; null for answers of an unknown segment. */
export interface BreakdownRow {
  by: Dimension;
  key: string | null;
  /** Percent of the answers of the whole; null when withheld. */
  share: number | null;
  estimate: EstimateValue;
}

/** A query for a distribution, or for the counts behind a change. */
export interface ItemQuery extends Omit<FigureQuery, 'measure'> {
  item: Item;
}

/** What parts of one subject are compared by. Languages are not: nobody knows that their words weigh alike. */
export type ComparedDimension = Extract<Dimension, 'CHANNEL' | 'SEGMENT' | 'TOUCHPOINT'>;

/** The figures of one audience. Whoever shows a figure takes it from here, so that it is the same everywhere. */
export interface Figures {
  estimate(subject: FigureSubject, query: FigureQuery): Promise<EstimateValue>;
  distribution(subject: FigureSubject, query: ItemQuery): Promise<DistributionValue>;
  trend(subject: FigureSubject, query: TrendQuery): Promise<TrendPoint[]>;
  breakdown(subject: FigureSubject, query: BreakdownQuery): Promise<BreakdownRow[]>;
  /** A figure with what is needed to put it beside others. */
  comparable(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure>;
  /** The same figure as the public is shown it, whatever else this audience may know. */
  comparableAsPublished(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure>;
  /** Parts of a subject with what is needed to put them beside one another. */
  comparableParts(
    subject: FigureSubject,
    query: FigureQuery & { by: ComparedDimension },
  ): Promise<(ComparableFigure & { key: string | null })[]>;
  /** What a published score was made of; null where that is not published. The same for every audience. */
  ingredients(subject: FigureSubject, query: IngredientsQuery): Promise<IngredientsValue | null>;
  /** n1 … n5 of an item as this audience may know them; null when they are withheld. */
  counts(subject: FigureSubject, query: ItemQuery): Promise<number[] | null>;
}
