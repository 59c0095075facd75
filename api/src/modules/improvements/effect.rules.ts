import type { ChangeVerdict, EffectReason, EvidenceGrade } from '@otklik/schema';
import type { DayRange } from '../../kernel/calendar.ts';
import {
  adjustedDifference,
  evidenceGrade,
  type Interval,
  POLICY,
  segmentedRegression,
  shrunkenBaseline,
  type TestedDifference,
} from '../../statistics/index.ts';
import { areModesApart, loadingVariance, type MonthsOnMix, type SharedErrors } from '../results/index.ts';
import { differenceOfSides, monthNumber, placeboOfSides, type Sides } from './difference-of-sides.rules.ts';
import { loadingsOfLinear } from './loadings-of-linear.rules.ts';

/** Months looked at, each list oldest first, closed ones only. */
export interface EffectMonths {
  /** As many as the window has. */
  before: readonly DayRange[];
  /** At most as many as the window has. */
  after: readonly DayRange[];
  /** All before the start that an earlier course is read from, the window included. */
  history: readonly DayRange[];
}

/** What the grade and the difference are worked out from. */
export interface EffectInput {
  isRegisteredBeforeStart: boolean;
  /** Those that got the improvement; the first decides where there is no comparison. Null: no such figures. */
  treated: readonly (MonthsOnMix | null)[];
  comparison: readonly (MonthsOnMix | null)[];
  months: EffectMonths;
  /** Covariance of the effects and links that all these scores are adjusted with. */
  errors: SharedErrors;
}

/** The same difference where nothing had happened yet. Points. */
export interface Placebo {
  difference: number;
  interval: Interval;
  p: number;
  /** Not significant: the two sides had moved alike. */
  hasPassed: boolean;
}

/** What fixed-mix figures bear out. Points of the 0–100 scale, not rounded. */
export interface EffectEvidence {
  /** Null where only the plain before and after is left (grade C). */
  grade: Exclude<EvidenceGrade, 'C'> | null;
  tested: TestedDifference | null;
  /** Why it is not A; null where it is. */
  reason: EffectReason | null;
  placebo: Placebo | null;
  /** Points by which those treated would have come nearer to the others by themselves; taken out of the difference. */
  regressionToMean: number | null;
}

/**
 * How strong the evidence of an improvement is, and the difference at that strength.
 *
 *     A  difference in differences (`differenceOfSides`); placebo on up to twelve months before, split half-way
 *     B  interrupted time series of the first subject
 *
 * Regression to the mean: where the levels before differ by 3 points or more, each baseline is pulled to the mean of
 * all as far as it is chance, and what the treated gain by that more than the others is taken out of the difference. The
 * interval moves along and keeps its width, which is no less than what is not known of the pulled baselines (notation.md).
 *
 * @see METHODOLOGY §2.8
 */
export function effectEvidence({
  isRegisteredBeforeStart,
  treated,
  comparison,
  months,
  errors,
}: EffectInput): EffectEvidence {
  const none = (reason: EffectReason): EffectEvidence => ({
    grade: null,
    tested: null,
    reason,
    placebo: null,
    regressionToMean: null,
  });
  if (!isRegisteredBeforeStart) return none('NOT_REGISTERED_BEFORE');
  const all = [...treated, ...comparison].filter((one) => one !== null);
  const used = [...months.history, ...months.after];
  if (new Set(all.flatMap((one) => one.majorsIn(used))).size > 1) return none('MIXED_VERSIONS');

  const compared = compare(treated, comparison, months, errors);
  const first = treated[0] ?? null;
  const series = first ? seriesOf(first, months, errors) : null;
  const evidence = evidenceGrade({
    isRegisteredBeforeStart,
    hasComparison: compared.reason === null,
    placeboP: compared.placebo?.p ?? null,
    monthsBefore: series?.monthsBefore ?? 0,
    monthsAfter: series?.monthsAfter ?? 0,
    // A side without 30 answers has no plain change either: whoever asks has looked.
    answersBefore: POLICY.minimumToPublish,
    answersAfter: POLICY.minimumToPublish,
  });
  // With 30 answers on each side there always is a grade; without one the plain change is all there is, as with C.
  const grade = evidence.estimable ? evidence.grade : 'C';
  if (grade === 'A') return { ...compared, grade };
  const reason =
    compared.reason ?? (compared.placebo === null ? ('PLACEBO_MISSING' as const) : ('PLACEBO_FAILED' as const));
  return {
    grade: grade === 'B' ? grade : null,
    tested: grade === 'B' ? series!.effect : null,
    reason,
    placebo: compared.placebo,
    regressionToMean: null,
  };
}

/** What a tested difference says, by the rule of every difference: 3 points or more, and its interval leaves out 0. */
export function effectVerdict({
  difference,
  interval,
}: Pick<TestedDifference, 'difference' | 'interval'>): Exclude<ChangeVerdict, 'TOO_EARLY' | 'NOT_COMPARABLE'> {
  const isVisible = Math.abs(difference) >= POLICY.materialPoints && (interval.low > 0 || interval.high < 0);
  if (!isVisible) return 'NO_VISIBLE_CHANGE';
  return difference > 0 ? 'IMPROVED_AFTER' : 'WORSE_AFTER';
}

/** True where so many answers came in other modes than before, whose effect is not known, that these may be the change. */
function isAnsweredOtherwise(one: MonthsOnMix, before: readonly DayRange[], after: readonly DayRange[]): boolean {
  const [earlier, later] = [one.scoreOf(before), one.scoreOf(after)];
  return earlier !== null && later !== null && areModesApart(earlier.unadjusted, later.unadjusted);
}

type Compared = Pick<EffectEvidence, 'tested' | 'reason' | 'placebo' | 'regressionToMean'>;

function compare(
  treated: EffectInput['treated'],
  comparison: EffectInput['comparison'],
  { before, after, history }: EffectMonths,
  errors: SharedErrors,
): Compared {
  const without = (reason: EffectReason): Compared => ({ tested: null, reason, placebo: null, regressionToMean: null });
  if (comparison.length === 0) return without('NO_COMPARISON');
  const isThick = (one: MonthsOnMix | null): one is MonthsOnMix =>
    one !== null && [before, after].every((side) => (one.scoreOf(side)?.n ?? 0) >= POLICY.minimumToPublish);
  const sides = { treated: treated.filter(isThick), comparison: comparison.filter(isThick) };
  // All that were registered are compared, or none: who drops out afterwards may be the one it did not help.
  if (sides.treated.length < treated.length || sides.comparison.length < comparison.length)
    return without('THIN_COMPARISON');

  const found = differenceOfSides(sides, { before, after }, errors);
  if (!found || found.p === null) return without('THIN_COMPARISON');
  const placebo = placeboOf(sides, history.slice(-POLICY.placeboMonthsAtMost), errors);
  const pull = regressionToMean(sides, before);
  if (pull === null) return { ...without('BASELINES_DIFFER'), placebo };
  if ([...sides.treated, ...sides.comparison].some((one) => isAnsweredOtherwise(one, before, after)))
    return without('MODE_NOT_ADJUSTED');
  const { low, high } = found.interval;
  const tested = {
    ...found,
    difference: found.difference - pull,
    interval: { low: low - pull, high: high - pull },
  };
  return { tested, reason: null, placebo, regressionToMean: pull };
}

/** @param months those of which one side is not known, say before the first ratings, are left out for both */
function placeboOf(sides: Sides, wanted: readonly DayRange[], errors: SharedErrors): Placebo | null {
  const all = [...sides.treated, ...sides.comparison];
  const months = wanted.filter((month) => all.every((one) => one.scoreOf([month]) !== null));
  if (months.length < 2) return null;
  const tested = placeboOfSides(sides, months, errors);
  if (!tested || tested.p === null) return null;
  const { difference, interval, p } = tested;
  return { difference, interval, p, hasPassed: p > 1 - POLICY.confidence };
}

/** Points that chance alone would give the treated more than the others; null where it cannot be told. */
function regressionToMean({ treated, comparison }: Sides, before: readonly DayRange[]): number | null {
  const scores = [...treated, ...comparison].map((one) => one.scoreOf(before)!);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const gapOf = (values: readonly number[]) =>
    mean(values.slice(0, treated.length)) - mean(values.slice(treated.length));
  const seen = scores.map(({ value }) => value);
  if (Math.abs(gapOf(seen)) < POLICY.materialPoints) return 0;
  if (scores.length < POLICY.servicesToShrink) return null;
  const shrunken = shrunkenBaseline(
    scores.map(({ value, samplingVariance }) => ({ value, variance: samplingVariance })),
  );
  return shrunken.estimable ? gapOf(shrunken.values) - gapOf(seen) : null;
}

function seriesOf(
  first: MonthsOnMix,
  { history, after }: EffectMonths,
  errors: SharedErrors,
): { effect: TestedDifference; monthsBefore: number; monthsAfter: number } | null {
  if (after.length === 0) return null;
  const pointsIn = (months: readonly DayRange[]) =>
    months.flatMap((month) => {
      const score = first.scoreOf([month]);
      return score ? [{ month: monthNumber(month.from), value: score.value, loadings: score.loadings }] : [];
    });
  const [before, later] = [pointsIn(history), pointsIn(after)];
  const known = history.filter((month) => first.scoreOf([month]) !== null);
  if (isAnsweredOtherwise(first, known, after)) return null;
  const points = [...before, ...later];
  const regressionOf = (values: readonly number[]) =>
    segmentedRegression(
      points.map(({ month }, index) => ({ month, value: values[index]! })),
      monthNumber(after[0]!.from),
    );
  const regression = regressionOf(points.map(({ value }) => value));
  if (!regression.estimable) return null;
  // What moves with the mode table from the start on lies in no distance of a month from its line.
  const loadings = loadingsOfLinear(
    points.map((point) => point.loadings),
    (values) => {
      const moved = regressionOf(values);
      return moved.estimable ? moved.effect.difference : null;
    },
  );
  const effect = adjustedDifference(regression.effect, loadingVariance(loadings, errors));
  return { effect, monthsBefore: before.length, monthsAfter: later.length };
}
