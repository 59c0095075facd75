import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Rows } from './rows.ts';

/** The inverse of a matrix. */
export interface Inverse {
  readonly estimable: true;
  readonly rows: Rows;
}

/** Why there is none. */
export interface NoInverse {
  readonly estimable: false;
  readonly reason:
    | 'NOT_POSITIVE_DEFINITE'
    /** The inverse would be made of rounding errors. */
    | 'NEARLY_SINGULAR';
}

/** Smallest pivot, relative to a unit diagonal, that is told from rounding. */
const SMALLEST_PIVOT = 1e-10;

/**
 * Inverse A⁻¹ of a symmetric positive definite matrix, by Cholesky.
 *
 *     D⁻¹AD⁻¹ = LL′,  D = √diag(A)      A⁻¹ = D⁻¹(LL′)⁻¹D⁻¹
 *
 * The matrix is scaled to a unit diagonal before it is solved, so that units of measurement do not decide what counts as
 * singular.
 *
 * Use on covariances and products of regressors that are meant to have an inverse. Where some regressors may depend on
 * one another and the rest is still wanted: `fitAbsorbed`.
 *
 * @param matrix n × n, symmetric
 * @returns not estimable (NOT_POSITIVE_DEFINITE) when it is not, or a number is none; (NEARLY_SINGULAR) when a pivot of
 *   the scaled matrix is below 10⁻¹⁰, or the inverse is beyond all numbers
 * @see METHODOLOGY §2.8, §2.10; docs/methods/quantiles.md, "Linear algebra"
 */
export function inverseOfPositiveDefinite(matrix: Rows): Inverse | NoInverse {
  const none: NoInverse = { estimable: false, reason: 'NOT_POSITIVE_DEFINITE' };
  const n = matrix.length;
  if (n === 0) return { estimable: true, rows: [] };
  const scale = matrix.map((row, i) => Math.sqrt(row[i]!));
  if (!scale.every((root) => root > 0 && root < Infinity)) return none;
  // Of both halves the lower one, so that it is exactly symmetric.
  const at = (i: number, j: number): number => matrix[Math.max(i, j)]![Math.min(i, j)]! / (scale[i]! * scale[j]!);
  const scaled = new Matrix(matrix.map((row, i) => row.map((_, j) => at(i, j))));
  if (!scaled.to1DArray().every(Number.isFinite)) return none;
  const cholesky = new CholeskyDecomposition(scaled);
  if (!cholesky.isPositiveDefinite()) return none;
  const pivots = cholesky.lowerTriangularMatrix.diagonal();
  if (!pivots.every((pivot) => pivot * pivot > SMALLEST_PIVOT)) return { estimable: false, reason: 'NEARLY_SINGULAR' };

  const inverse = cholesky.solve(Matrix.eye(n));
  const rows = matrix.map((_, i) =>
    // The mean of both halves: exactly symmetric whatever the rounding.
    matrix.map((_, j) => (inverse.get(i, j) + inverse.get(j, i)) / 2 / scale[i]! / scale[j]!),
  );
  // Of numbers so small that their inverse is none.
  if (!rows.every((row) => row.every(Number.isFinite))) return { estimable: false, reason: 'NEARLY_SINGULAR' };
  return { estimable: true, rows };
}
