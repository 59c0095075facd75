import { combinationCovariance } from './combination-covariance.ts';
import { combinationValue, type LinearCombination } from './combination-value.ts';
import { combinationVariance } from './combination-variance.ts';
import type { LikeForLikeFit } from './fit-like-for-like.ts';

/** A service against the mean of all. */
export interface ServiceDelta {
  readonly service: string;
  /** θ_s − θ̄, points: the same at every mix. */
  readonly delta: number;
  readonly standardError: number;
}

/**
 * Every service's difference from the plain mean of all services, with HC1 standard errors that know that all share
 * the coefficients.
 *
 *     Δ_s = θ_s − θ̄,  θ̄ = Σθ/P        V = c′Σ_HC1c,  c = 1 − 1/P at s, −1/P at the others
 *
 * Use to hold comparisons of services against the regression. The product adds the error of frozen coefficients to the
 * difference: `adjustedDifference`.
 *
 * @param likeForLike of `fitLikeForLike`
 * @returns one a service, in the order of `services`; those that have a level nothing joins to the reference, and those
 *   with one answer, are left out, also of the mean
 * @see METHODOLOGY §2.5; verification case 24
 */
export function serviceDeltas({ fit, services }: LikeForLikeFit): ServiceDelta[] {
  const groups = services
    .map((_, group) => group)
    .filter((group) => fit.groupN[group]! >= 2)
    .filter((group) => fit.groupColumns[group]!.every((share, column) => share === 0 || fit.isEstimable[column]));
  const columns = fit.coefficients.map(() => 0);
  const mean: LinearCombination = { groups: new Map(groups.map((group) => [group, 1 / groups.length])), columns };
  const [middle, spread] = [combinationValue(fit, mean), combinationVariance(fit, mean)];
  return groups.map((group) => {
    const own: LinearCombination = { groups: new Map([[group, 1]]), columns };
    const variance = combinationVariance(fit, own) - 2 * combinationCovariance(fit, own, mean) + spread;
    return {
      service: services[group]!,
      delta: combinationValue(fit, own) - middle,
      standardError: Math.sqrt(Math.max(0, variance)),
    };
  });
}
