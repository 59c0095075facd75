import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';

/**
 * The little linear algebra the formulas need, as rows of numbers in and out; the library (ml-matrix) does the work.
 *
 * A symmetric matrix is scaled to a unit diagonal before it is solved, so that units of measurement do not decide what
 * counts as singular.
 */

/** Rows of equal length. */
export type Rows = readonly (readonly number[])[];

/** Smallest pivot, relative to a unit diagonal, that is told from rounding. */
const SMALLEST_PIVOT = 1e-10;

/**
 * Inverse of a symmetric positive definite matrix, by Cholesky; null when it is not positive definite or so nearly
 * singular that the inverse would be made of rounding errors (a pivot of the scaled matrix below 10⁻¹⁰).
 *
 * @param matrix n × n, symmetric; only what is finite
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

/** Eigenvalues, ascending, and the eigenvectors in the columns of `vectors`, of a symmetric matrix. */
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

/** Rank of a matrix by its singular values: those above max(rows, columns) · ε · the largest count. */
export function matrixRank(matrix: Rows): number {
  if (matrix.length === 0 || matrix[0]!.length === 0) return 0;
  return new SingularValueDecomposition(new Matrix(matrix.map((row) => [...row])), { autoTranspose: true }).rank;
}

/** A·x of rows and a column. */
export function times(matrix: Rows, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

/** Σ a_i b_i. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** x′A x: the variance of a linear combination x of what A is the covariance of, never below 0. */
export function quadraticForm(vector: readonly number[], matrix: Rows): number {
  return Math.max(0, dot(vector, times(matrix, vector)));
}
