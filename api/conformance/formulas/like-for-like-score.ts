import { combinationValue } from './combination-value.ts';
import { combinationVariance } from './combination-variance.ts';
import type { LevelIndex } from '../../src/statistics/level-index.ts';
import type { LikeForLikeFit } from './fit-like-for-like.ts';
import { keptWeights } from '../../src/statistics/kept-weights.ts';
import type { LikeForLike, NotLikeForLikeEstimable, ReferenceMix } from '../../src/statistics/mix-coefficients.ts';
import { POLICY } from '../../src/statistics/policy.ts';
import { standardisedInterval } from '../../src/statistics/standardised-interval.ts';

/**
 * Score of a service at the reference mix, from the fit of the same data.
 *
 *     L_s = θ_s + Σ W_c β_c + Σ W_k γ_k  =  ȳ_s − Σ π_sm μ_m − Σ (π_sc − W_c)β_c − Σ (π_sk − W_k)γ_k
 *
 * SE from the HC1 covariance of that combination; interval: `standardisedInterval` with n₀ = n_s and df = n_s − 1.
 * Levels of the mix that the data do not join to the reference are left out and the rest counts for them, as long as
 * the coverage reaches the policy's; a service that has such a level itself has no score. It works with channels that
 * a service does not have, where standardisation cell by cell is undefined. It never judges which channels are offered.
 *
 * Use to hold `applyMixCoefficients` against: with the coefficients of the same data both give one value.
 *
 * @param fitted of `fitLikeForLike`
 * @param service its name among the services of the fit
 * @param mix the reference mix
 * @throws RangeError when a weight of the mix is below 0 or none
 * @see METHODOLOGY §2.2; verification case 24
 */
export function likeForLikeScore(
  { fit, index }: LikeForLikeFit,
  service: string,
  mix: ReferenceMix,
): LikeForLike | NotLikeForLikeEstimable {
  const group = index.service.find(service);
  const n = group < 0 ? 0 : fit.groupN[group]!;
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  if (n < 2) return { estimable: false, reason: 'TOO_FEW', n };
  const isTold = (column: number): boolean => column < 0 || fit.isEstimable[column]!;
  // A level that nobody has answered in has no column and no coefficient; the reference has none either, but one of 0.
  const columnOf = (levels: LevelIndex, level: string, reference: string): number | null => {
    const column = levels.find(level);
    return column >= 0 ? (isTold(column) ? column : null) : level === reference ? -1 : null;
  };
  const shares = fit.groupColumns[group]!;
  if (shares.some((share, column) => share > 0 && !fit.isEstimable[column]!)) {
    return { estimable: false, reason: 'DISCONNECTED', n };
  }

  const columns = shares.map(() => 0);
  let coverage = 1;
  for (const [levels, weights] of [
    [index.channel, mix.channels],
    [index.segment, mix.segments],
  ] as const) {
    const { kept, share } = keptWeights(weights, (level) => columnOf(levels, level, levels.reference ?? ''));
    coverage = Math.min(coverage, share);
    for (const [column, weight] of kept) if (column >= 0) columns[column]! += weight;
  }
  if (coverage < POLICY.standardisation.minimumCoverage - 1e-12) {
    return { estimable: false, reason: 'LOW_COVERAGE', n };
  }
  const combination = { groups: new Map([[group, 1]]), columns };
  const rawValue = combinationValue(fit, combination);
  const variance = combinationVariance(fit, combination);
  const interval = standardisedInterval({ value: rawValue, variance, floor: n, degreesOfFreedom: n - 1 });
  return { estimable: true, ...interval, n, rawValue, variance, coverage };
}
