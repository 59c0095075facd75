import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Rows } from './rows.ts';

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 *     A v_k = λ_k v_k      λ ascending, v_k of length 1
 *
 * Use on covariances and correlations that may be singular, or no covariances at all. For the inverse of what is
 * definite: `inverseOfPositiveDefinite`.
 *
 * @param matrix n × n, symmetric, finite
 * @returns λ in `values`, and v_k in the columns of `vectors`
 * @see METHODOLOGY §2.1, §2.10; docs/methods/quantiles.md, "Linear algebra"
 */
export function symmetricEigen(matrix: Rows): { values: number[]; vectors: number[][] } {
  if (matrix.length === 0) return { values: [], vectors: [] };
  const eigen = new EigenvalueDecomposition(new Matrix(matrix.map((row) => [...row])), { assumeSymmetric: true });
  const order = eigen.realEigenvalues
    .map((_, i) => i)
    .sort((a, b) => eigen.realEigenvalues[a]! - eigen.realEigenvalues[b]!);
  return {
    values: order.map((i) => eigen.realEigenvalues[i]!),
    vectors: matrix.map((_, row) => order.map((i) => eigen.eigenvectorMatrix.get(row, i))),
  };
}
