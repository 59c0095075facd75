import type { ChangeVerdict, EffectReason, EvidenceGrade } from '@otklik/schema';
import type { Day, DayRange } from '../../kernel/calendar.ts';
import {
  differenceInDifferences,
  evidenceGrade,
  type FigureWithVariance,
  type Interval,
  type PanelCell,
  panelDifference,
  placeboDifference,
  POLICY,
  satterthwaite,
  segmentedRegression,
  shrunkenBaseline,
  type TestedDifference,
} from '../../statistics/index.ts';
import { areModesApart, type MixScore, type MonthsOnMix } from '../results/index.ts';

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
 *     A  difference in differences: of one side with itself as clusters by service where both sides have two services
 *        or more, else of four figures; placebo on up to twelve months before, split half-way
 *     B  interrupted time series of the first subject
 *
 * Regression to the mean: where the levels before differ by 3 points or more, each baseline is pulled to the mean of
 * all as far as it is chance, and what the treated gain by that more than the others is taken out of the difference.
 *
 * @see METHODOLOGY §2.8
 */
export function effectEvidence({ isRegisteredBeforeStart, treated, comparison, months }: EffectInput): EffectEvidence {
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

  const compared = compare(treated, comparison, months);
  const first = treated[0] ?? null;
  const series = first ? seriesOf(first, months) : null;
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

interface Sides {
  treated: readonly MonthsOnMix[];
  comparison: readonly MonthsOnMix[];
}

function compare(
  treated: EffectInput['treated'],
  comparison: EffectInput['comparison'],
  { before, after, history }: EffectMonths,
): Compared {
  const without = (reason: EffectReason): Compared => ({ tested: null, reason, placebo: null, regressionToMean: null });
  if (comparison.length === 0) return without('NO_COMPARISON');
  const isThick = (one: MonthsOnMix | null): one is MonthsOnMix =>
    one !== null && [before, after].every((side) => (one.scoreOf(side)?.n ?? 0) >= POLICY.minimumToPublish);
  const sides = { treated: treated.filter(isThick), comparison: comparison.filter(isThick) };
  // All that were registered are compared, or none: who drops out afterwards may be the one it did not help.
  if (sides.treated.length < treated.length || sides.comparison.length < comparison.length)
    return without('THIN_COMPARISON');

  const found = differenceOf(sides, before, after);
  if (!found || found.p === null) return without('THIN_COMPARISON');
  const placebo = placeboOf(sides, history.slice(-POLICY.placeboMonthsAtMost));
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

/** By how much more the treated changed; null where a figure is missing. */
function differenceOf(sides: Sides, before: readonly DayRange[], after: readonly DayRange[]): TestedDifference | null {
  if (isPanel(sides)) {
    const panel = panelDifference(cellsOf(sides, [...before, ...after]), monthNumber(after[0]!.from));
    return panel.estimable ? panel : null;
  }
  return fourFigures(sides, before, after);
}

/** @param months those of which one side is not known, say before the first ratings, are left out for both */
function placeboOf(sides: Sides, wanted: readonly DayRange[]): Placebo | null {
  const all = [...sides.treated, ...sides.comparison];
  const months = wanted.filter((month) => all.every((one) => one.scoreOf([month]) !== null));
  if (months.length < 2) return null;
  const half = Math.floor(months.length / 2);
  const panel = isPanel(sides) ? placeboDifference(cellsOf(sides, months), monthNumber(months.at(-1)!.from) + 1) : null;
  const tested = panel
    ? panel.estimable
      ? panel
      : null
    : fourFigures(sides, months.slice(0, half), months.slice(half));
  if (!tested || tested.p === null) return null;
  const { difference, interval, p } = tested;
  return { difference, interval, p, hasPassed: p > 1 - POLICY.confidence };
}

const isPanel = ({ treated, comparison }: Sides): boolean => Math.min(treated.length, comparison.length) >= 2;

function cellsOf({ treated, comparison }: Sides, months: readonly DayRange[]): PanelCell[] {
  return [...treated, ...comparison].flatMap((one, index) =>
    months.flatMap((month): PanelCell[] => {
      const score = one.scoreOf([month]);
      const isTreated = index < treated.length;
      return score ? [{ service: String(index), period: monthNumber(month.from), isTreated, value: score.value }] : [];
    }),
  );
}

function fourFigures(
  { treated, comparison }: Sides,
  before: readonly DayRange[],
  after: readonly DayRange[],
): TestedDifference | null {
  const [treatedBefore, treatedAfter] = [meanOf(treated, before), meanOf(treated, after)];
  const [comparisonBefore, comparisonAfter] = [meanOf(comparison, before), meanOf(comparison, after)];
  if (!treatedBefore || !treatedAfter || !comparisonBefore || !comparisonAfter) return null;
  return differenceInDifferences({ treatedBefore, treatedAfter, comparisonBefore, comparisonAfter });
}

/** Mean of independent scores, each weighing the same; null where one is missing. */
function meanOf(units: readonly MonthsOnMix[], months: readonly DayRange[]): FigureWithVariance | null {
  const scores = units.map((one) => one.scoreOf(months));
  if (scores.some((score) => score === null || !(score.variance > 0) || !(score.degreesOfFreedom > 0))) return null;
  const whole = scores as MixScore[];
  const count = whole.length;
  const value = whole.reduce((sum, score) => sum + score.value, 0) / count;
  const parts = whole.map(({ variance, degreesOfFreedom }) => ({ variance: variance / count ** 2, degreesOfFreedom }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  return { value, variance, degreesOfFreedom: satterthwaite(parts) };
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
  const shrunken = shrunkenBaseline(scores);
  return shrunken.estimable ? gapOf(shrunken.values) - gapOf(seen) : null;
}

function seriesOf(
  first: MonthsOnMix,
  { history, after }: EffectMonths,
): { effect: TestedDifference; monthsBefore: number; monthsAfter: number } | null {
  if (after.length === 0) return null;
  const pointsIn = (months: readonly DayRange[]) =>
    months.flatMap((month) => {
      const score = first.scoreOf([month]);
      return score ? [{ month: monthNumber(month.from), value: score.value }] : [];
    });
  const [before, later] = [pointsIn(history), pointsIn(after)];
  const known = history.filter((month) => first.scoreOf([month]) !== null);
  if (isAnsweredOtherwise(first, known, after)) return null;
  const regression = segmentedRegression([...before, ...later], monthNumber(after[0]!.from));
  return regression.estimable
    ? { effect: regression.effect, monthsBefore: before.length, monthsAfter: later.length }
    : null;
}

/** Months since the beginning of the calendar; neighbouring months differ by 1. */
const monthNumber = (from: Day): number => 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1;
