import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Rows } from './rows.ts';

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
 * @param matrix n × n, symmetric; only what is finite
 * @returns null when it is not positive definite, or so nearly singular that the inverse would be made of rounding errors
 *   (a pivot of the scaled matrix below 10⁻¹⁰)
 * @see docs/methods/quantiles.md, "Linear algebra"
 */
export function inverseOfPositiveDefinite(matrix: Rows): number[][] | null {
  const n = matrix.length;
  if (n === 0) return [];
  const scale = matrix.map((row, i) => Math.sqrt(row[i]!));
  if (!scale.every((root) => root > 0 && root < Infinity)) return null;
  // Of both halves the lower one, so that it is exactly symmetric.
  const at = (i: number, j: number): number => matrix[Math.max(i, j)]![Math.min(i, j)]! / (scale[i]! * scale[j]!);
  const scaled = new Matrix(matrix.map((row, i) => row.map((_, j) => at(i, j))));
  if (!scaled.to1DArray().every(Number.isFinite)) return null;
  const cholesky = new CholeskyDecomposition(scaled);
  const pivots = cholesky.lowerTriangularMatrix.diagonal();
  if (!cholesky.isPositiveDefinite() || !pivots.every((pivot) => pivot * pivot > SMALLEST_PIVOT)) return null;

  const inverse = cholesky.solve(Matrix.eye(n));
  return matrix.map((_, i) =>
    // The mean of both halves: exactly symmetric whatever the rounding.
    matrix.map((_, j) => (inverse.get(i, j) + inverse.get(j, i)) / 2 / scale[i]! / scale[j]!),
  );
}
