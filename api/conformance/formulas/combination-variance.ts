import { combinationCovariance } from './combination-covariance.ts';
import type { LinearCombination } from './combination-value.ts';
import type { AbsorbedFit } from '../../src/statistics/fit-absorbed.ts';

/**
 * Variance of a linear combination of a fit.
 *
 *     V = Cov(combination, combination), by `combinationCovariance`
 *
 * Use for the error of one score. For the difference of two, which share the coefficients: `combinationCovariance`.
 *
 * @param fit of `fitAbsorbed`; for HC1 a robust one
 * @param combination a by group and b by column
 * @param kind HC1 unless said otherwise
 * @returns in the squared unit of the answers, never below 0; 0 where no degrees of freedom are left
 * @see METHODOLOGY §2.0, §2.1
 */
export function combinationVariance(
  fit: AbsorbedFit,
  combination: LinearCombination,
  kind: 'classical' | 'hc1' = 'hc1',
): number {
  return Math.max(0, combinationCovariance(fit, combination, combination, kind));
}
