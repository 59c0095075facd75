import { dot } from './dot.ts';
import { quadraticForm } from './quadratic-form.ts';
import { keptWeights } from './kept-weights.ts';
import type {
  LikeForLike,
  MixCoefficient,
  MixCoefficients,
  NotLikeForLikeEstimable,
  ReferenceMix,
} from './mix-coefficients.ts';
import { POLICY } from './policy.ts';
import { satterthwaite } from './satterthwaite.ts';
import { standardisedInterval } from './standardised-interval.ts';
import { varianceTakenAsKnown } from './variance-taken-as-known.ts';
import { weightedAnswers, type WeightedStratum } from './weighted-answers.ts';
import { weightedMix } from './weighted-mix.ts';

/** What is known of a service besides the published coefficients. */
export interface ServiceMix extends WeightedStratum {
  /** Answers by level. */
  readonly channels: readonly (readonly [string, number])[];
  readonly modes: readonly (readonly [string, number])[];
  readonly segments: readonly (readonly [string, number])[];
}

/** A score from published coefficients, with what a difference of two of them is made of. */
export interface LikeForLikeByTable extends LikeForLike {
  /** Variance by sampling alone, points², and its degrees of freedom. */
  readonly samplingVariance: number;
  readonly samplingDegrees: number;
  /** n₀ of its interval. */
  readonly floor: number;
  /** d: how the score depends on each row of the table. */
  readonly contrast: readonly number[];
  /** Shares of modes without a coefficient, the reference aside. */
  readonly unadjusted: ReadonlyMap<string, number>;
  readonly isWeighted: boolean;
}

/**
 * The score at the reference mix from raw means, shares and published coefficients: what anyone can recompute. Services
 * of an authority count by their transactions; of one service give none.
 *
 *     L = Σ_s W_s ȳ_s − Σ π_m μ_m − Σ (π_c − W_c)β_c − Σ (π_k − W_k)γ_k,  π = Σ_s W_s π_s
 *     V = V_sampling + d′Σ_b d,  d = (−π_m, W_c − π_c, W_k − π_k)
 *
 * With the coefficients of the same data the value is that of their regression (`likeForLikeScore` of the conformance).
 * Modes without a coefficient count 0 and are told; own channels and segments without one are left where they are, as
 * long as no more than `1 − ownCoverage` of the answers are in them. A mix without channels, or without segments, moves
 * none of them. n counts all answers of the services.
 *
 * Not estimable: NO_DATA, TOO_FEW as `weightedAnswers`; DISCONNECTED when too much of its own has no coefficient;
 * LOW_COVERAGE when the coefficients reach too small a part of the mix.
 *
 * Use for the score like for like, by which services with other channels and clients are compared. How a service does
 * by its own clients: `asExperienced`. One service over time: `directStandardisation`.
 *
 * @param table published coefficients of the item, points
 * @param services one service, or those of an authority, with their answers by level
 * @param mix the published reference mix
 * @param ownCoverage least share of the answers whose channel and segment have a coefficient; all unless said otherwise
 * @throws RangeError when a cell, a count or a weight of the mix cannot be
 * @see METHODOLOGY §2.2; verification case 24
 */
export function applyMixCoefficients(
  table: MixCoefficients,
  services: readonly ServiceMix[],
  mix: ReferenceMix,
  ownCoverage = 1,
): LikeForLikeByTable | NotLikeForLikeEstimable {
  const n = services.reduce((sum, service) => sum + service.n, 0);
  const mean = weightedAnswers(services);
  if (!mean.estimable) return { estimable: false, reason: n === 0 ? 'NO_DATA' : 'TOO_FEW', n };

  const contrast = table.rows.map(() => 0);
  const places = new Map(table.rows.map(({ factor, level }, place) => [`${factor} ${level}`, place]));
  const placeOf = (factor: MixCoefficient['factor'], level: string): number | null =>
    level === table.reference[factor] ? -1 : (places.get(`${factor} ${level}`) ?? null);
  const unadjusted = new Map<string, number>();
  for (const [mode, share] of weightedMix(mean, (service) => service.modes)) {
    const place = placeOf('mode', mode);
    if (place === null) {
      if (share > 0) unadjusted.set(mode, share);
    } else if (place >= 0) contrast[place]! -= share;
  }
  let coverage = mix.coverage ?? 1;
  for (const [factor, weights, own] of [
    ['channel', mix.channels, weightedMix(mean, (service) => service.channels)],
    ['segment', mix.segments, weightedMix(mean, (service) => service.segments)],
  ] as const) {
    if (Object.keys(weights).length === 0) continue;
    let told = 0;
    for (const [level, share] of own) {
      const place = placeOf(factor, level);
      if (place === null) continue;
      told += share;
      if (place >= 0) contrast[place]! -= share;
    }
    if (told < ownCoverage - 1e-12) return { estimable: false, reason: 'DISCONNECTED', n };
    const { kept, share } = keptWeights(weights, (level) => placeOf(factor, level));
    coverage = Math.min(coverage, share, told);
    for (const [place, weight] of kept) if (place >= 0) contrast[place]! += weight;
  }
  if (coverage < POLICY.standardisation.minimumCoverage - 1e-12) {
    return { estimable: false, reason: 'LOW_COVERAGE', n };
  }
  const rawValue =
    mean.value +
    dot(
      contrast,
      table.rows.map(({ value }) => value),
    );
  const shared = quadraticForm(contrast, table.covariance);
  const variance = mean.variance + shared;
  const degreesOfFreedom = satterthwaite([
    { variance: mean.variance, degreesOfFreedom: mean.degreesOfFreedom },
    ...varianceTakenAsKnown(shared),
  ]);
  return {
    estimable: true,
    ...standardisedInterval({
      value: rawValue,
      variance: mean.variance,
      sharedVariance: shared,
      floor: mean.floor,
      degreesOfFreedom,
    }),
    n,
    rawValue,
    variance,
    coverage,
    samplingVariance: mean.variance,
    samplingDegrees: mean.degreesOfFreedom,
    floor: mean.floor,
    contrast,
    unadjusted,
    isWeighted: mean.isWeighted,
  };
}
