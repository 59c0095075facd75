import type { ComparisonVerdict } from '@otklik/schema';
import { adjustPValues, verdictOf } from '../../../statistics/index.ts';
import { compare, type ComparedItem, type ComparisonQuestion, type OutcomeValue } from './compare.rules.ts';
import type { ComparedFigure } from './compared-figure.ts';

/** A figure in two periods, the earlier one first. */
export interface FigurePair {
  before: ComparedFigure;
  now: ComparedFigure;
}

/** Whether a figure changed. */
export interface ChangeValue extends FigurePair, Pick<ComparedItem, 'reliability' | 'badge'> {
  outcome: OutcomeValue;
  /** ABOVE: higher than before. */
  verdict: ComparisonVerdict;
}

/** All changes that were asked for, with the size of their family. */
export interface ChangesOfFigures {
  items: ChangeValue[];
  comparisons: number;
}

/**
 * Each figure beside its own earlier one, by the same difference, interval and rule as two periods of one subject; the
 * p-values are adjusted over all figures that are asked for at once.
 *
 * @see METHODOLOGY §2.5 (Welch, Benjamini–Hochberg)
 */
export function changesOf(
  pairs: readonly FigurePair[],
  { measure, method }: Pick<ComparisonQuestion, 'measure' | 'method'>,
): ChangesOfFigures {
  const compared = pairs.map(
    ({ before, now }) => compare([before, now], { measure, against: 'FIRST', method, hasFunnel: false }).items[1]!,
  );
  const tested = compared.flatMap(({ outcome }) =>
    outcome && 'points' in outcome && outcome.p !== null ? [outcome] : [],
  );
  const adjusted = new Map(adjustPValues(tested.map(({ p }) => p!)).map((p, place) => [tested[place]!, p]));
  const items = compared.map((item, place): ChangeValue => {
    const { before, now } = pairs[place]!;
    const { reliability, badge } = item;
    const outcome = item.outcome!;
    if (!('points' in outcome)) return { before, now, reliability, badge, outcome, verdict: item.verdict! };
    const adjustedP = adjusted.get(outcome) ?? null;
    const { verdict } = verdictOf({
      isComparable: true,
      difference: outcome.points,
      adjustedP,
      n: Math.min(before.estimate.n ?? 0, now.estimate.n ?? 0),
      reliability,
    });
    return { before, now, reliability, badge, outcome: { ...outcome, adjustedP }, verdict };
  });
  return { items, comparisons: tested.length };
}
