import type { AdjustedMeasure } from '../../src/modules/results/scores/score.rules.ts';
import { POLICY, publicEstimate } from '../../src/statistics/index.ts';
import type { JudgedBasis } from '../judge-figures.ts';
import type { Population } from '../truth.ts';
import type { ReadEstimate } from './read-back.ts';

/** One figure as anyone reads it and as staff read it, with what it stands for. */
export interface PublishedFigure {
  service: string;
  basis: JudgedBasis;
  measure: AdjustedMeasure;
  published: ReadEstimate;
  staff: ReadEstimate;
  truth: Record<Population, number>;
}

/**
 * Puts every published number beside that of staff under the rounding rule of the public. A figure that is withheld from
 * the public is no difference; one that staff do not have, or one of too few answers, is.
 * @returns how many numbers were compared, and in words each that differs
 */
export function comparePublished(figures: readonly PublishedFigure[]): { compared: number; differences: string[] } {
  const differences: string[] = [];
  let compared = 0;
  for (const { service, basis, measure, published, staff } of figures) {
    if (published.value === null) continue;
    const expected = roundedForPublic(staff);
    for (const number of ['value', 'low', 'high', 'n'] as const) {
      compared++;
      if (published[number] === expected?.[number]) continue;
      const words = expected ? `${expected[number]} of staff` : 'staff have none';
      differences.push(`${service} ${basis} ${measure} ${number}: published ${published[number]}, ${words}`);
    }
  }
  return { compared, differences };
}

/** Null where there is nothing that could be published. */
function roundedForPublic({ value, low, high, n }: ReadEstimate): Omit<ReadEstimate, 'reason'> | null {
  if (value === null || n === null || n < POLICY.minimumToShow) return null;
  const interval = low === null || high === null ? null : { low, high };
  const shown = publicEstimate({ value, interval, n, effectiveN: null });
  return { value: shown.value, low: shown.interval?.low ?? null, high: shown.interval?.high ?? null, n: shown.n };
}
