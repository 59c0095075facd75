import type { ChangeVerdict, Measure, SuppressionReason } from '@otklik/schema';
import { beforeAfter, type Interval, newcombeDifference, POLICY, shareBeforeAfter } from '../../statistics/index.ts';
import { type EstimateValue, majorOf } from '../results/index.ts';
import { settledShare } from './counts.rules.ts';
import type { PeriodFigure } from './period-figure.ts';

/** What may be said of before and after. Points of the 0–100 scale, after − before. */
export interface ChangeValue {
  verdict: ChangeVerdict;
  difference: number | null;
  interval: Interval | null;
}

/** Nothing may be said. */
export const without = (verdict: 'TOO_EARLY' | 'NOT_COMPARABLE'): ChangeValue => ({
  verdict,
  difference: null,
  interval: null,
});

/** Withheld for other reasons than too few answers. */
const WITHHELD: readonly (SuppressionReason | null)[] = [
  'MIXED_VERSIONS',
  'NOT_PUBLISHED',
  'NOT_PERMITTED',
  'PROTECTS_ANOTHER',
  'INTERNAL_CROSSING',
];

/**
 * Compares the months before and after: evidence of grade C, "changed after", never "because of". Too early while a
 * side has no closed month or fewer than 30 answers; not comparable where this audience may not know one of the sides,
 * or where they answered two MAJOR versions of the questionnaire.
 */
export function changeBetween(before: PeriodFigure | null, after: PeriodFigure | null, measure: Measure): ChangeValue {
  if (!before || !after) return without('TOO_EARLY');
  const versions = [before, after].flatMap(({ estimate }) => estimate.instrumentVersion ?? []);
  if (new Set(versions.map(majorOf)).size > 1) return without('NOT_COMPARABLE');
  const change =
    measure !== 'CSI' && before.counts && after.counts
      ? countsChange(before.counts, after.counts, measure)
      : estimatesChange(before.estimate, after.estimate);
  const isPublic = [before, after].some(({ estimate }) => estimate.effectiveN === null);
  return rounded(change, isPublic ? 0 : POLICY.staffDecimals);
}

/** RESULT is a share and has the difference of two proportions; the others are means. @see METHODOLOGY §2.3, §2.5 */
const countsChange = (
  before: readonly number[],
  after: readonly number[],
  measure: Exclude<Measure, 'CSI'>,
): ChangeValue =>
  measure === 'RESULT' ? shareBeforeAfter(settledShare(before), settledShare(after)) : beforeAfter(before, after);

/**
 * Difference of two independent figures from their intervals, for the index, which has no histogram, and for the
 * public, who may not know the exact counts:
 *
 *     Δ = a − b      Δ − √((a − l_a)² + (u_b − b)²)  …  Δ + √((u_a − a)² + (b − l_b)²)
 *
 * The verdict follows the rule of `beforeAfter`. Zou & Donner (2008) Stat. Med. 27:1693, after Newcombe (1998).
 */
function estimatesChange(b: EstimateValue, a: EstimateValue): ChangeValue {
  const sides = [b, a];
  if (sides.some(({ reason }) => WITHHELD.includes(reason))) return without('NOT_COMPARABLE');
  if (b.value === null || a.value === null || !b.interval || !a.interval) return without('TOO_EARLY');
  if (sides.some(({ n }) => n === null || n < POLICY.minimumToPublish)) return without('TOO_EARLY');
  const { difference, interval } = newcombeDifference(
    { value: a.value, interval: a.interval },
    { value: b.value, interval: b.interval },
  );
  const isVisible = Math.abs(difference) >= POLICY.materialPoints && (interval.low > 0 || interval.high < 0);
  const verdict = !isVisible ? 'NO_VISIBLE_CHANGE' : difference > 0 ? 'IMPROVED_AFTER' : 'WORSE_AFTER';
  return { verdict, difference, interval };
}

function rounded({ verdict, difference, interval }: ChangeValue, decimals: number): ChangeValue {
  const round = (points: number) => Math.round(points * 10 ** decimals) / 10 ** decimals;
  return {
    verdict,
    difference: difference === null ? null : round(difference),
    interval: interval && { low: round(interval.low), high: round(interval.high) },
  };
}
