import type { Rows } from './rows.ts';

/** Correlations of all items. */
export interface Correlations {
  readonly estimable: true;
  readonly rows: Rows;
}

/** Why there are none: an item that does not vary goes along with nothing. */
export interface NoCorrelations {
  readonly estimable: false;
  readonly reason: 'NO_SPREAD';
}

/**
 * Correlations from covariances.
 *
 *     r_ij = c_ij/√(c_ii c_jj)      r_ii = 1
 *
 * Use on the covariances of items before R² is shared out. From sums of pairs that different people answered:
 * `driverCorrelations`.
 *
 * @param matrix square, symmetric
 * @returns not estimable (NO_SPREAD) where the variance of an item is not above 0, or no number
 * @see METHODOLOGY §2.10
 */
export function correlationsOf(matrix: Rows): Correlations | NoCorrelations {
  const deviations = matrix.map((row, i) => Math.sqrt(row[i]!));
  if (!deviations.every((deviation) => deviation > 0)) return { estimable: false, reason: 'NO_SPREAD' };
  const rows = matrix.map((row, i) => row.map((value, j) => (i === j ? 1 : value / deviations[i]! / deviations[j]!)));
  return { estimable: true, rows };
}
