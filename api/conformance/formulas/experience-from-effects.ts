import { combinationValue, type LinearCombination } from './combination-value.ts';
import { combinationVariance } from './combination-variance.ts';
import type { NotEstimable } from '../../src/statistics/estimate.ts';
import type { ModeEffects } from '../../src/statistics/estimate-mode-effects.ts';

/** A score of several units as if all had been asked by the reference mode, from the fit of the effects itself. */
export interface FittedExperience {
  readonly estimable: true;
  /** Answers. */
  readonly n: number;
  readonly value: number;
  /** HC1, points². */
  readonly variance: number;
}

/** Why there is no score: one of the units uses a mode whose effect is not identified. */
export interface NoFittedExperience {
  readonly estimable: false;
  readonly reason: 'UNIDENTIFIED_MODE';
  readonly n: number;
}

/**
 * Score of a service's own clients from the regression that estimates the mode effects, by answer shares.
 *
 *     A_s = Σ_u (n_u/n_s) α_u + Σ_k π_sk γ_k (+ Σ_l π_sl λ_l)      the terms of the modes are 0
 *
 * The same value as ȳ_s − π_s′μ with the effects of that regression; its variance is that of the linear combination,
 * which knows that scores and effects come from the same answers. It is the
 * only form that adjusts by every identified effect, usable or not.
 *
 * Use to audit `asExperienced`, which takes a frozen table, and only its usable effects.
 *
 * @param effects of `estimateModeEffects`, with their fit
 * @param units the units of the service
 * @returns not estimable when none of the units has answers (NO_DATA), or one of them uses a mode whose effect is not
 *   identified (UNIDENTIFIED_MODE)
 * @see METHODOLOGY §2.1, §2.2; verification case 24
 */
export function experienceFromEffects(
  { fit, index }: ModeEffects,
  units: readonly string[],
): FittedExperience | NoFittedExperience | NotEstimable {
  const groups = units.map((unit) => index.unit.find(unit)).filter((group) => group >= 0);
  const n = groups.reduce((sum, group) => sum + fit.groupN[group]!, 0);
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  const weights = new Map(groups.map((group) => [group, fit.groupN[group]! / n]));
  const shares = fit.coefficients.map((_, column) =>
    groups.reduce((sum, group) => sum + weights.get(group)! * fit.groupColumns[group]![column]!, 0),
  );
  if (shares.some((share, column) => column < index.modes && share > 0 && !fit.isEstimable[column])) {
    return { estimable: false, reason: 'UNIDENTIFIED_MODE', n };
  }
  const columns = shares.map((share, column) => (column < index.modes ? 0 : share));
  const combination: LinearCombination = { groups: weights, columns };
  return {
    estimable: true,
    n,
    value: combinationValue(fit, combination),
    variance: combinationVariance(fit, combination),
  };
}
