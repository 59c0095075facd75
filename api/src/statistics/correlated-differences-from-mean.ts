import { testDifference, type TestedDifference } from './test-difference.ts';

/**
 * Each of P figures against the mean of all of them, from their covariance matrix.
 *
 *     Δ_p = a_p − ā        V = Σ_pp − (2/P)·Σ_j Σ_pj + (1/P²)·Σ_jk Σ_jk
 *
 * Use for figures of one regression, or adjusted by one mode table. With a diagonal matrix it is
 * `differencesFromMean`.
 *
 * @param values the P figures
 * @param covariance P × P, symmetric
 * @param degreesOfFreedom of the covariance; Infinity for a z test
 * @returns one a figure, in their order; none for fewer than two figures
 * @throws RangeError when a number is none or the matrix has another shape
 * @see METHODOLOGY §2.5; verification case 24. Cost: O(P²)
 */
export function correlatedDifferencesFromMean(
  values: readonly number[],
  covariance: readonly (readonly number[])[],
  degreesOfFreedom: number,
): TestedDifference[] {
  const count = values.length;
  if (covariance.length !== count || covariance.some((row) => row.length !== count)) {
    throw new RangeError(`the covariance of ${count} figures has ${count} rows and columns`);
  }
  if (!values.every(Number.isFinite) || !covariance.flat().every(Number.isFinite)) {
    throw new RangeError('a value or a covariance is not a number');
  }
  if (count < 2) return [];

  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const rowSums = covariance.map((row) => row.reduce((sum, value) => sum + value, 0));
  const all = rowSums.reduce((sum, value) => sum + value, 0);
  return values.map((value, i) => {
    const variance = covariance[i]![i]! - (2 / count) * rowSums[i]! + all / count ** 2;
    return testDifference(value - mean, Math.max(0, variance), degreesOfFreedom);
  });
}
