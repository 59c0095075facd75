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
export type FiguresOf =
  { authority: string } | { service: string } | { lifeSituation: string } | { touchpoint: string };

/** Which figures, in which two periods. */
export interface ChangeQuestion {
  measure: Measure;
  basis: Basis;
  period: Days;
  before: Days;
  filter: Record<string, unknown> | null;
}

const CHANGES = `fragment Changes on FigureChanges {
  comparisons
  items {
    key verdict reliability before { ...EstimateParts } badge { comparability reasons }
    outcome {
      __typename
      ... on Difference { points interval { low high } p adjustedP detectable }
      ... on NotComparable { reasons }
    }
  }
}`;

export const FIGURE_CHANGES = `query AppFigureChanges($of: [FiguresOfInput!]!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  figureChanges(of: $of, measure: $measure, basis: $basis, period: $period, before: $before, filter: $filter) { ...Changes }
}
${CHANGES} ${ESTIMATE}`;

export const FAMILIES_OF_CHANGES = `query AppFamiliesOfChanges($first: [FiguresOfInput!]!, $second: [FiguresOfInput!]!, $hasSecond: Boolean!, $third: [FiguresOfInput!]!, $hasThird: Boolean!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  first: figureChanges(of: $first, measure: $measure, basis: $basis, period: $period, before: $before, filter: $filter) { ...Changes }
  second: figureChanges(of: $second, measure: $measure, basis: $basis, period: $period, before: $before, filter: $filter) @include(if: $hasSecond) { ...Changes }
  third: figureChanges(of: $third, measure: $measure, basis: $basis, period: $period, before: $before, filter: $filter) @include(if: $hasThird) { ...Changes }
}
${CHANGES} ${ESTIMATE}`;

const NO_CHANGES: FigureChanges = { comparisons: 0, items: [] };

/** The changes of all that are named; p-values are adjusted over them. Nothing named: nothing asked. */
export async function readFigureChanges(
  locals: App.Locals,
  of: readonly FiguresOf[],
  question: ChangeQuestion,
): Promise<FigureChanges> {
  if (of.length === 0) return NO_CHANGES;
  return (await ask<{ figureChanges: FigureChanges }>(locals, FIGURE_CHANGES, { of, ...question })).figureChanges;
}

/** The changes of three families, each adjusted for itself, asked at once: what they have in common is read once. */
export async function readFamiliesOfChanges(
  locals: App.Locals,
  [first, second, third]: readonly [readonly FiguresOf[], readonly FiguresOf[], readonly FiguresOf[]],
  question: ChangeQuestion,
): Promise<[FigureChanges, FigureChanges, FigureChanges]> {
  const answer = await ask<{ first: FigureChanges; second?: FigureChanges; third?: FigureChanges }>(
    locals,
    FAMILIES_OF_CHANGES,
    { first, second, hasSecond: second.length > 0, third, hasThird: third.length > 0, ...question },
  );
  return [answer.first, answer.second ?? NO_CHANGES, answer.third ?? NO_CHANGES];
}
