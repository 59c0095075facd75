/** Whether figures changed since the period before, as the staff schema says it. */
import type { Basis, Measure } from '@otklik/schema';
import type { ComparedItem } from '#lib/charts/comparison.ts';
import type { Days, Estimate } from './figures.ts';
import { ESTIMATE } from './fragments.ts';
import { ask } from './read.ts';

/** One figure beside its own earlier one. ABOVE is higher than before. */
export interface FigureChange extends Pick<ComparedItem, 'key' | 'outcome' | 'verdict' | 'badge' | 'reliability'> {
  before: Estimate;
}

/** Changes of figures, in the order asked for. */
export interface FigureChanges {
  /** Comparisons whose p-values are adjusted together. */
  comparisons: number;
  items: FigureChange[];
}

/** What figures are of: one field, with a global id or a slug. */
export type FiguresOf = { authority: string } | { service: string } | { lifeSituation: string };

/** Which figures, in which two periods. */
export interface ChangeQuestion {
  measure: Measure;
  basis: Basis;
  period: Days;
  before: Days;
  filter: Record<string, unknown> | null;
}

export const FIGURE_CHANGES = `query AppFigureChanges($of: [FiguresOfInput!]!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  figureChanges(of: $of, measure: $measure, basis: $basis, period: $period, before: $before, filter: $filter) {
    comparisons
    items {
      key verdict reliability before { ...EstimateParts } badge { comparability reasons }
      outcome {
        __typename
        ... on Difference { points interval { low high } p adjustedP detectable }
        ... on NotComparable { reasons }
      }
    }
  }
}
${ESTIMATE}`;

/** The changes of all that are named; p-values are adjusted over them. Nothing named: nothing asked. */
export async function readFigureChanges(
  locals: App.Locals,
  of: readonly FiguresOf[],
  question: ChangeQuestion,
): Promise<FigureChanges> {
  if (of.length === 0) return { comparisons: 0, items: [] };
  return (await ask<{ figureChanges: FigureChanges }>(locals, FIGURE_CHANGES, { of, ...question })).figureChanges;
}
