import { dot } from './dot.ts';
import type { Rows } from './rows.ts';

/**
 * Product of a matrix and a column.
 *
 *     (Ax)_i = Σ_j a_ij x_j
 *
 * Use for a small matrix and a column. For the variance of a combination: `quadraticForm`.
 *
 * @param matrix rows as long as the column
 * @param vector the column x
 * @returns as many numbers as rows
 * @see METHODOLOGY §2.1, §2.10; docs/methods/quantiles.md, "Linear algebra"
 */
export function times(matrix: Rows, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}
