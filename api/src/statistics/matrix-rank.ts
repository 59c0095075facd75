import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Rows } from './rows.ts';

/**
 * Rank of a matrix by its singular values.
 *
 *     rank = #{k: σ_k > max(rows, columns) · ε · σ_1}
 *
 * @param matrix any number of rows and columns, finite
 * @returns 0 for an empty one
 * @see docs/methods/quantiles.md, "Linear algebra"
 */
export function matrixRank(matrix: Rows): number {
  if (matrix.length === 0 || matrix[0]!.length === 0) return 0;
  return new SingularValueDecomposition(new Matrix(matrix.map((row) => [...row])), { autoTranspose: true }).rank;
}
