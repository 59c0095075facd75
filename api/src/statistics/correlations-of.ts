/**
 * Correlations from covariances.
 *
 *     r_ij = c_ij/√(c_ii c_jj)      r_ii = 1
 *
 * @param matrix square, symmetric
 * @returns null where an item does not vary
 * @see METHODOLOGY §2.10
 */
export function correlationsOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const deviations = matrix.map((row, i) => Math.sqrt(row[i]!));
  if (!deviations.every((deviation) => deviation > 0)) return null;
  return matrix.map((row, i) => row.map((value, j) => (i === j ? 1 : value / deviations[i]! / deviations[j]!)));
}
