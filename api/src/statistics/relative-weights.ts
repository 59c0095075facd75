import { correlationsOf } from './correlations-of.ts';
import { dot } from './dot.ts';
import type { NoDriverShares } from './driver-shares.ts';
import { requireDriverMatrix } from './require-driver-matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Johnson's weights, one a driver. */
export interface RelativeWeights {
  readonly estimable: true;
  /** Adding up to R². */
  readonly weights: readonly number[];
}

/**
 * Johnson's relative weights: R² shared out by way of the uncorrelated variables nearest to the drivers.
 *
 *     (R^{1/2})²·(R^{−1/2}r)²,  squares element by element
 *
 * Use as a check of `driverShares`, which are the ones that are shown: the page says whether both put the drivers in the
 * same order.
 *
 * @param covariance as `driverShares`
 * @returns not estimable (NOT_POSITIVE_DEFINITE) where the drivers repeat each other
 * @throws RangeError when the matrix has another shape or a number is none
 * @see METHODOLOGY §2.10; Johnson (2000) Multivar. Behav. Res. 35:1; verification case 12
 */
export function relativeWeights(covariance: readonly (readonly number[])[]): RelativeWeights | NoDriverShares {
  requireDriverMatrix(covariance);
  const correlated = correlationsOf(covariance);
  // As `driverShares` does: it is the check of those.
  if (!correlated.estimable) return { estimable: false, reason: 'NOT_POSITIVE_DEFINITE' };
  const correlations = correlated.rows;
  const { values, vectors } = symmetricEigen(correlations.slice(1).map((row) => row.slice(1)));
  if (!(values[0]! > 1e-10)) return { estimable: false, reason: 'NOT_POSITIVE_DEFINITE' };
  const outcome = correlations[0]!.slice(1);
  const projected = values.map(
    (value, k) =>
      dot(
        vectors.map((row) => row[k]!),
        outcome,
      ) / Math.sqrt(value),
  );
  const loadings = vectors.map((row) => dot(row, projected));
  const weights = vectors.map((rowOfJ) =>
    vectors.reduce((sum, rowOfK, k) => {
      const root = rowOfJ.reduce((all, value, m) => all + value * rowOfK[m]! * Math.sqrt(values[m]!), 0);
      return sum + root ** 2 * loadings[k]! ** 2;
    }, 0),
  );
  return { estimable: true, weights };
}
