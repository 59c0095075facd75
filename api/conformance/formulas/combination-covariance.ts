import type { LinearCombination } from './combination-value.ts';
import { dot } from '../../src/statistics/dot.ts';
import type { AbsorbedFit } from '../../src/statistics/fit-absorbed.ts';
import { times } from '../../src/statistics/times.ts';

/**
 * Covariance of two linear combinations, classical or HC1: the one that the full regression with all its dummies would
 * give, without ever writing them down.
 *
 *     ψ_i = (a_g/n_g) e_i + c′B x̃_i e_i,  c = b − Σ a_g x̄_g        HC1 = N/(N−p) Σ ψ_i ψ′_i
 *     classical = σ² (Σ a_g a′_g/n_g + c′B c′)
 *
 * Use for two scores from one regression. The product freezes coefficients and their covariance: `quadraticForm`.
 *
 * @param fit of `fitAbsorbed`; for HC1 a robust one
 * @param one a and b of the one combination
 * @param other those of the other
 * @param kind HC1 unless said otherwise
 * @returns in the squared unit of the answers; 0 where no degrees of freedom are left
 * @see METHODOLOGY §2.0, §2.1; MacKinnon & White (1985) J. Econometrics 29:305; verification cases 09, 11, 24
 */
export function combinationCovariance(
  fit: AbsorbedFit,
  one: LinearCombination,
  other: LinearCombination,
  kind: 'classical' | 'hc1' = 'hc1',
): number {
  if (fit.degreesOfFreedom <= 0) return 0;
  const [a, b] = [contrastOf(fit, one), contrastOf(fit, other)];
  if (kind === 'classical') {
    let shared = dot(a, times(fit.inverse, b));
    for (const [group, weight] of one.groups) shared += (weight * (other.groups.get(group) ?? 0)) / fit.groupN[group]!;
    return (shared * fit.residualSquares) / fit.degreesOfFreedom;
  }
  const [first, second] = [times(fit.inverse, a), times(fit.inverse, b)];
  const factor = fit.n / fit.degreesOfFreedom;
  let own = 0;
  for (const [group, weight] of one.groups) {
    const share = weight / fit.groupN[group]!;
    own += share * dot(fit.groupScores[group]!, second);
    own += (share * (other.groups.get(group) ?? 0) * fit.groupResidualSquares[group]!) / fit.groupN[group]!;
  }
  for (const [group, weight] of other.groups) {
    own += (weight / fit.groupN[group]!) * dot(fit.groupScores[group]!, first);
  }
  return factor * own + dot(a, times(fit.hc1, b));
}

/** c = b − Σ a_g x̄_g. */
function contrastOf(fit: AbsorbedFit, { groups, columns }: LinearCombination): number[] {
  const contrast = [...columns];
  for (const [group, weight] of groups) {
    const means = fit.groupColumns[group]!;
    for (let j = 0; j < contrast.length; j++) contrast[j]! -= weight * means[j]!;
  }
  return contrast;
}
