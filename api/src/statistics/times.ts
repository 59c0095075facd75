import { dot } from './dot.ts';
import type { Rows } from './rows.ts';

/**
 * Product of a matrix and a column.
 *
 *     (Ax)_i = Σ_j a_ij x_j
 *
 * @param matrix rows as long as the column
 * @param vector the column x
 * @returns as many numbers as rows
 * @see docs/methods/quantiles.md, "Linear algebra"
 */
export function times(matrix: Rows, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}
