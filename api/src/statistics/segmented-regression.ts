import { dot } from './dot.ts';
import { POLICY } from './policy.ts';
import { testDifference, type TestedDifference } from './test-difference.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';

/** The fixed-mix score of a month. */
export interface MonthlyFigure {
  /** Months since a fixed month: 12·year + month − 1 serves well. Neighbouring months differ by 1. */
  readonly month: number;
  readonly value: number;
}

/** What an interrupted time series tells of an improvement. */
export interface SegmentedRegression {
  readonly estimable: true;
  /** Mean distance, over the months after the start, between the line seen and the earlier line drawn on. */
  readonly effect: TestedDifference;
  /** Step at the start. */
  readonly level: TestedDifference;
  /** Change of the slope, per month. */
  readonly slope: TestedDifference;
  /** Slope before the start, per month: what would have gone on without the improvement. */
  readonly slopeBefore: number;
  /** Whether months of the year have levels of their own; not with less than two years before the start. */
  readonly isSeasonal: boolean;
  /** Longest distance in months over which errors may hang together, L. */
  readonly lag: number;
}

/** Why there is no regression. */
export interface NoSegmentedRegression {
  readonly estimable: false;
  readonly reason: 'FEW_BEFORE' | 'FEW_AFTER';
}

/**
 * Interrupted time series: did a straight line in time break when the improvement came?
 *
 *     y_t = a + b·t + c·[t ≥ 0] + d·t·[t ≥ 0] + month of the year + e,  t months since the start
 *     effect = c + d·(mean t after)
 *     V: Newey–West, V = n/(n−k)·A⁻¹(Γ₀ + Σ_l (1 − l/(L+1))(Γ_l + Γ_l′))A⁻¹,  L = ⌊4(n/100)^{2/9}⌋        df = n − k
 *
 * Use for evidence of grade B: no comparison group, but at least 12 months before and 6 after. Months of the year get
 * levels of their own only where there are two years before the start: with less they could not be told from the
 * trend. Γ_l pairs months that are l apart; a missing month is no neighbour. V is that of R's
 * `sandwich::NeweyWest(fit, lag = L, prewhite = FALSE, adjust = TRUE)`; without its option `adjust` the factor n/(n − k)
 * is missing there. L is fixed and not chosen by the data, as R does where `lag` is not given.
 *
 * @param figures at most one a month, in any order
 * @param start first month with the improvement
 * @throws RangeError when a number is none or a month is given twice
 * @see METHODOLOGY §2.8; Wagner et al. (2002) J. Clin. Pharm. Ther. 27:299; Newey & West (1987) Econometrica 55:703
 */
export function segmentedRegression(
  figures: readonly MonthlyFigure[],
  start: number,
): SegmentedRegression | NoSegmentedRegression {
  if (!Number.isInteger(start)) throw new RangeError(`not a month: ${start}`);
  const placeOf = new Map<number, number>();
  for (const [i, { month, value }] of figures.entries()) {
    if (!Number.isInteger(month) || !Number.isFinite(value)) throw new RangeError(`not a figure: ${value} in ${month}`);
    if (placeOf.has(month)) throw new RangeError(`month ${month} is given twice`);
    placeOf.set(month, i);
  }
  const after = figures.filter(({ month }) => month >= start);
  const before = figures.length - after.length;
  if (before < POLICY.monthsBeforeAtLeast) return { estimable: false, reason: 'FEW_BEFORE' };
  if (after.length < POLICY.monthsAfterAtLeast) return { estimable: false, reason: 'FEW_AFTER' };

  const seasons = before >= POLICY.monthsForSeasons ? seasonsOf(figures) : [];
  const isSeasonal = seasons.length > 1;
  const rows = figures.map(({ month, value }) => {
    const t = month - start;
    const isAfter = Number(t >= 0);
    const own = isSeasonal ? seasons.slice(1).map((season) => Number(season === seasonOf(month))) : [];
    return { x: [1, t, isAfter, t * isAfter, ...own], y: value };
  });
  const fit = weightedLeastSquares(rows);
  const degreesOfFreedom = figures.length - rows[0]!.x.length;
  // Months that lie so that step, slopes and season cannot be told apart are as good as too few.
  if (!fit.estimable || degreesOfFreedom < 1) return { estimable: false, reason: 'FEW_BEFORE' };

  const lag = Math.floor(4 * (figures.length / 100) ** (2 / 9));
  const meanTime = after.reduce((sum, { month }) => sum + month - start, 0) / after.length;
  const testOf = (combination: readonly number[]): TestedDifference => {
    const weights = rows[0]!.x.map((_, i) => combination[i] ?? 0);
    const direction = fit.inverse.map((inverseRow) => dot(inverseRow, weights));
    const influences = rows.map(({ x }, i) => dot(x, direction) * fit.residuals[i]!);
    let variance = 0;
    for (const [i, { month }] of figures.entries()) {
      variance += influences[i]! ** 2;
      for (let l = 1; l <= lag; l++) {
        const neighbour = placeOf.get(month - l);
        if (neighbour !== undefined) variance += 2 * (1 - l / (lag + 1)) * influences[i]! * influences[neighbour]!;
      }
    }
    const corrected = (Math.max(0, variance) * figures.length) / degreesOfFreedom;
    return testDifference(dot(weights, fit.coefficients), corrected, degreesOfFreedom);
  };
  return {
    estimable: true,
    effect: testOf([0, 0, 1, meanTime]),
    level: testOf([0, 0, 1]),
    slope: testOf([0, 0, 0, 1]),
    slopeBefore: fit.coefficients[1]!,
    isSeasonal,
    lag,
  };
}

const seasonOf = (month: number): number => ((month % 12) + 12) % 12;
const seasonsOf = (figures: readonly MonthlyFigure[]): number[] =>
  [...new Set(figures.map(({ month }) => seasonOf(month)))].sort((a, b) => a - b);
