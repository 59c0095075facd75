/** Each driver more doubles the work. The policy asks for fewer: `driverCorrelations` keeps eight. */
const LARGEST_MODEL = 12;

/**
 * Stops a computation on what is no covariance matrix of an outcome and 1 to 12 drivers.
 *
 * Use before R² is shared out (`driverShares`, `relativeWeights`).
 *
 * @param matrix outcome first, then the drivers
 * @returns number of drivers
 * @throws RangeError when it is not square, not symmetric, of another size, or a number is none
 * @see METHODOLOGY §2.10
 */
export function requireDriverMatrix(matrix: readonly (readonly number[])[]): number {
  const drivers = matrix.length - 1;
  if (drivers < 1 || drivers > LARGEST_MODEL) throw new RangeError(`not 1 to ${LARGEST_MODEL} drivers: ${drivers}`);
  for (const [i, row] of matrix.entries()) {
    if (row.length !== drivers + 1 || !row.every(Number.isFinite)) throw new RangeError('not a square of numbers');
    for (let j = 0; j < i; j++) {
      if (Math.abs(row[j]! - matrix[j]![i]!) > 1e-9 * Math.sqrt(Math.abs(row[i]! * matrix[j]![j]!))) {
        throw new RangeError('not a symmetric matrix');
      }
    }
  }
  return drivers;
}
