import { dot } from './dot.ts';
import { inverseOfPositiveDefinite } from './inverse-of-positive-definite.ts';
import type { Rows } from './rows.ts';
import { times } from './times.ts';

/** One row of a regression: the response y, its regressors x, and how many answers it stands for. */
export interface RegressionRow {
  readonly x: readonly number[];
  readonly y: number;
  /** Frequency weight, ≥ 0; 1 unless said otherwise. */
  readonly weight?: number;
}

/** A least-squares fit. */
export interface LeastSquares {
  readonly estimable: true;
  readonly coefficients: readonly number[];
  /** (X′WX)⁻¹: times σ² it is the classical covariance of the coefficients. */
  readonly inverse: Rows;
  /** y − Xb, one a row, in the order of the rows. */
  readonly residuals: readonly number[];
  /** Σ weight · residual². */
  readonly residualSquares: number;
}

/** Why there is no fit: a regressor can be made of the others, or all but. */
export interface NoLeastSquares {
  readonly estimable: false;
  readonly reason: 'DEPENDENT_REGRESSORS';
}

/**
 * Least squares of a few regressors, by the normal equations of regressors scaled to unit length.
 *
 *     b = (X′WX)⁻¹ X′Wy
 *
 * Use for segmented regressions, regressions on a covariance matrix and the like, where regressors are of the order of
 * one and few; put a 1 among the regressors for the intercept. For effects of units and modes: `estimateModeEffects`.
 * One step of iterative refinement makes up for what the normal equations lose.
 *
 * @param rows all with as many regressors
 * @returns not estimable (DEPENDENT_REGRESSORS) when the regressors are linearly dependent, or nearly so
 * @throws RangeError when a number is none, a weight is negative, or rows differ in length
 * @see METHODOLOGY §2.8; docs/methods/quantiles.md, "Linear algebra"
 */
export function weightedLeastSquares(rows: readonly RegressionRow[]): LeastSquares | NoLeastSquares {
  const width = rows[0]?.x.length ?? 0;
  for (const { x, y, weight = 1 } of rows) {
    const isRow = x.length === width && x.every(Number.isFinite) && Number.isFinite(y);
    if (!isRow || !(weight >= 0 && weight < Infinity))
      throw new RangeError(`not a row: ${y} by ${x.join(', ')} (${weight})`);
  }
  const products = Array.from({ length: width }, () => zeros(width));
  for (const { x, weight = 1 } of rows) {
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) products[i]![j]! += weight * x[i]! * x[j]!;
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) products[j]![i] = products[i]![j]!;
  const none: NoLeastSquares = { estimable: false, reason: 'DEPENDENT_REGRESSORS' };
  const inverted = inverseOfPositiveDefinite(products);
  // X′WX is never indefinite: without an inverse it is singular.
  if (!inverted.estimable) return none;
  const inverse = inverted.rows;

  const coefficients = zeros(width);
  let residuals = rows.map(({ y }) => y);
  for (let pass = 0; pass < 2; pass++) {
    const gradient = zeros(width);
    for (const [r, { x, weight = 1 }] of rows.entries()) {
      for (let i = 0; i < width; i++) gradient[i]! += weight * x[i]! * residuals[r]!;
    }
    for (const [i, step] of times(inverse, gradient).entries()) coefficients[i]! += step;
    residuals = rows.map(({ x, y }) => y - dot(x, coefficients));
  }
  const residualSquares = rows.reduce((sum, { weight = 1 }, r) => sum + weight * residuals[r]! ** 2, 0);
  // A regressor all but 0 has a coefficient beyond all numbers.
  if (![...coefficients, residualSquares].every(Number.isFinite)) return none;
  return { estimable: true, coefficients, inverse, residuals, residualSquares };
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);
