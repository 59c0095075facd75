import type { Rows } from './rows.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/**
 * One covariance of two estimators of it, of which each is believed where it is the wider one.
 *
 *     Σ = D R D      D_i = √max(a_ii, b_ii)      R: correlations of M = A + (B − A)₊
 *
 * (X)₊ keeps the eigenvalues of X that are above 0: no combination has less variance by M than by A, or than by B. Its
 * correlations tie nothing together that only one of the two does, as CR1 of two clusters always will. D puts the larger
 * variances, which are the published ones, on the diagonal. Where every combination is wider by B, Σ is B; where by A,
 * it is A. Positive semidefinite, as D M D of what is.
 *
 * Use for the errors of effects that figures share, of CR1 and HC1. For one printed standard error the larger of the
 * two will do.
 *
 * @param first A: symmetric, positive semidefinite but for rounding
 * @param second B, of the same size, likewise
 * @returns Σ in the unit of both; rows of what has no variance by either are 0
 * @see METHODOLOGY §2.1 (HC1 for general use, CR1 for the published table); Horn & Johnson (2013) Matrix Analysis,
 *   §7.7 (the order of Hermitian matrices)
 */
export function widerCovariance(first: Rows, second: Rows): number[][] {
  const apart = symmetricEigen(second.map((row, i) => row.map((value, j) => value - first[i]![j]!)));
  const above = apart.values.map((value) => Math.max(0, value));
  const bound = first.map((row, i) =>
    row.map((value, j) =>
      above.reduce((sum, part, k) => sum + part * apart.vectors[i]![k]! * apart.vectors[j]![k]!, value),
    ),
  );
  const scale = bound.map((row, i) => {
    const variance = Math.max(0, first[i]![i]!, second[i]![i]!);
    return row[i]! > 0 ? Math.sqrt(variance / row[i]!) : 0;
  });
  return bound.map((row, i) => row.map((value, j) => scale[i]! * value * scale[j]!));
}
