import { dot } from './dot.ts';
import type { Rows } from './rows.ts';
import { times } from './times.ts';

/**
 * Variance of a linear combination of what a matrix is the covariance of.
 *
 *     x′A x = Σ_i Σ_j x_i a_ij x_j
 *
 * Use for what frozen effects add to the variance of a figure: x its shares or contrast, A their covariance.
 *
 * @param vector x, the weights of the combination
 * @param matrix A, symmetric, positive semidefinite but for rounding
 * @returns ≥ 0: what rounding takes below is 0
 * @see METHODOLOGY §2.1, §2.2; docs/methods/quantiles.md, "Linear algebra"
 */
export function quadraticForm(vector: readonly number[], matrix: Rows): number {
  return Math.max(0, dot(vector, times(matrix, vector)));
}
