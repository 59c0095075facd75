import {
  combinationCovariance,
  combinationValue,
  combinationVariance,
  fitAbsorbed,
  type AbsorbedCell,
  type AbsorbedFit,
  type LinearCombination,
} from './absorbed-regression.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { interactionTest, type InteractionTest } from './interaction-test.ts';
import { LevelIndex } from './level-index.ts';
import { dot, quadraticForm, type Rows } from './linear-algebra.ts';
import { POLICY } from './policy.ts';
import type { ScoreCell } from './score-cell.ts';
import { standardisedInterval } from './standardised-estimate.ts';

/** Answers to one item that share service, channel, mode and segment. */
export interface MixCell extends ScoreCell {
  readonly service: string;
  readonly channel: string;
  readonly mode: string;
  readonly segment: string;
}

/** The levels that the coefficients are relative to. */
export interface MixReference {
  readonly channel: string;
  readonly mode: string;
  readonly segment: string;
}

/** The published reference mix: weights by channel and by segment, each relative to their own sum. */
export interface ReferenceMix {
  readonly channels: Readonly<Record<string, number>>;
  readonly segments: Readonly<Record<string, number>>;
}

/** One published coefficient, points relative to the reference of its factor. */
export interface MixCoefficient {
  readonly factor: 'channel' | 'mode' | 'segment';
  readonly level: string;
  readonly value: number;
  readonly standardError: number;
}

/** The coefficient table of an item: freeze it with the mode table, and any service's score can be recomputed. */
export interface MixCoefficients {
  readonly reference: MixReference;
  readonly rows: readonly MixCoefficient[];
  /** Σ_b of the rows in their order, points² (HC1). */
  readonly covariance: Rows;
}

/** Why a service has no score at the reference mix. */
export type NotLikeForLike =
  | 'NO_DATA'
  | 'TOO_FEW'
  /** It has a channel or segment that nothing joins to the reference ones. */
  | 'DISCONNECTED'
  /** What is joined is too small a part of the reference mix. */
  | 'LOW_COVERAGE';

/** A score of a service at the reference mix. */
export interface LikeForLike extends Estimate {
  /** Points, before it was brought to the scale. */
  readonly rawValue: number;
  readonly variance: number;
  /** Share of the reference mix that the coefficients reach, 0–1. */
  readonly coverage: number;
}

export interface NotLikeForLikeEstimable {
  readonly estimable: false;
  readonly reason: NotLikeForLike;
  readonly n: number;
}

/** The fit behind like-for-like scores of one item and period. */
export interface LikeForLikeFit {
  readonly estimable: true;
  readonly n: number;
  readonly services: readonly string[];
  readonly coefficients: MixCoefficients;
  /** F test service × channel: whether the additive model may be used. Null where no service could show one. */
  readonly interaction: InteractionTest | null;
  /** Mean residual of every service × channel under the additive model. */
  readonly deviations: readonly {
    readonly service: string;
    readonly channel: string;
    readonly n: number;
    readonly deviation: number;
  }[];
  /** For `likeForLikeScore` and `serviceDeltas`. */
  readonly fit: AbsorbedFit;
  readonly index: LikeForLikeIndex;
}

interface LikeForLikeIndex {
  readonly service: LevelIndex;
  readonly channel: LevelIndex;
  readonly mode: LevelIndex;
  readonly segment: LevelIndex;
}

/**
 * Fits the additive model behind like-for-like scores.
 *
 *     y = θ_service + β_channel + μ_mode + γ_segment + ε      β, μ, γ of the references = 0
 *
 * One model for all services of an item: what a channel or segment does to the score is learnt from services that have
 * several. Modes that the mode table does not use are taken for the reference, as everywhere.
 *
 * @param adjustedModes the modes whose effect is usable; all unless given
 * @throws RangeError when a cell cannot be
 * @see METHODOLOGY §2.2; verification case 24
 */
export function fitLikeForLike(
  cells: readonly MixCell[],
  reference: MixReference,
  adjustedModes?: ReadonlySet<string>,
): LikeForLikeFit | NotEstimable {
  const used = cells.filter(({ n }) => n !== 0);
  if (used.length === 0) return { estimable: false, reason: 'NO_DATA', n: 0 };
  const modeOf = ({ mode }: MixCell): string => (adjustedModes && !adjustedModes.has(mode) ? reference.mode : mode);

  const service = new LevelIndex();
  const combination = new LevelIndex();
  const channel = new LevelIndex(reference.channel);
  for (const cell of used) channel.of(cell.channel);
  const mode = new LevelIndex(reference.mode, channel.size);
  for (const cell of used) mode.of(modeOf(cell));
  const segment = new LevelIndex(reference.segment, channel.size + mode.size);
  const additive: AbsorbedCell[] = [];
  const full: AbsorbedCell[] = [];
  for (const cell of used) {
    const { n, mean, squares } = cell;
    const channelColumn = channel.of(cell.channel);
    const group = service.of(cell.service);
    const further = [mode.of(modeOf(cell)), segment.of(cell.segment)].filter((column) => column >= 0);
    const columns = channelColumn < 0 ? further : [channelColumn, ...further];
    additive.push({ n, mean, squares, group, columns });
    const both = combination.of(`${group} ${channelColumn}`);
    full.push({ n, mean, squares, group: both, columns: further.map((column) => column - channel.size) });
  }
  const width = channel.size + mode.size + segment.size;
  const fit = fitAbsorbed(additive, service.size, width);
  if (fit.degreesOfFreedom <= 0) return { estimable: false, reason: 'TOO_FEW', n: fit.n };

  const index = { service, channel, mode, segment };
  return {
    estimable: true,
    n: fit.n,
    services: service.levels,
    coefficients: coefficientsOf(fit, index, reference),
    interaction: interactionTest(fit, fitAbsorbed(full, combination.size, width - channel.size, false)),
    deviations: deviationsOf(used, additive, fit),
    fit,
    index,
  };
}

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

/** What is known of a service besides the published coefficients. */
export interface ServiceMix extends ScoreCell {
  /** Answers by level. */
  readonly channels: readonly (readonly [string, number])[];
  readonly modes: readonly (readonly [string, number])[];
  readonly segments: readonly (readonly [string, number])[];
}

/**
 * The same score from a service's raw mean, its shares and published coefficients: what anyone can recompute.
 *
 *     L_s = ȳ_s − Σ π_sm μ_m − Σ (π_sc − W_c)β_c − Σ (π_sk − W_k)γ_k
 *     V = s²/n + d′Σ_b d,  d = (−π_m, W_c − π_c, W_k − π_k)
 *
 * With the coefficients of the same data the value is that of `likeForLikeScore`. Modes without a coefficient count 0.
 *
 * @see METHODOLOGY §2.2; verification case 24
 */
export function applyMixCoefficients(
  table: MixCoefficients,
  service: ServiceMix,
  mix: ReferenceMix,
): LikeForLike | NotLikeForLikeEstimable {
  const { n, mean, squares } = service;
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  if (n < 2) return { estimable: false, reason: 'TOO_FEW', n };
  const contrast = table.rows.map(() => 0);
  const placeOf = (factor: MixCoefficient['factor'], level: string): number | null => {
    if (level === table.reference[factor]) return -1;
    const place = table.rows.findIndex((row) => row.factor === factor && row.level === level);
    return place < 0 ? null : place;
  };
  const take = (factor: MixCoefficient['factor'], counts: readonly (readonly [string, number])[]): boolean => {
    const whole = counts.reduce((sum, [, count]) => sum + count, 0);
    for (const [level, count] of counts) {
      const place = placeOf(factor, level);
      if (place === null && count > 0 && factor !== 'mode') return false;
      if (place !== null && place >= 0) contrast[place]! -= count / whole;
    }
    return true;
  };
  const isJoined =
    take('mode', service.modes) && take('channel', service.channels) && take('segment', service.segments);
  if (!isJoined) return { estimable: false, reason: 'DISCONNECTED', n };

  let coverage = 1;
  for (const [factor, weights] of [
    ['channel', mix.channels],
    ['segment', mix.segments],
  ] as const) {
    const { kept, share } = keptWeights(weights, (level) => placeOf(factor, level));
    coverage = Math.min(coverage, share);
    for (const [place, weight] of kept) if (place >= 0) contrast[place]! += weight;
  }
  if (coverage < POLICY.standardisation.minimumCoverage - 1e-12) {
    return { estimable: false, reason: 'LOW_COVERAGE', n };
  }
  const values = table.rows.map(({ value }) => value);
  const rawValue = mean + dot(contrast, values);
  const variance = squares / (n - 1) / n + quadraticForm(contrast, table.covariance);
  const interval = standardisedInterval({ value: rawValue, variance, floor: n, degreesOfFreedom: n - 1 });
  return { estimable: true, ...interval, n, rawValue, variance, coverage };
}

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

/** Whether services differ by channel in ways that one figure would hide. */
export interface InteractionGuard {
  /** True: show scores per channel, and no rank like for like. */
  readonly isWithheld: boolean;
  readonly test: InteractionTest | null;
  /** Largest deviation of a service × channel from the additive model, points, and where. */
  readonly largest: { readonly service: string; readonly channel: string; readonly deviation: number } | null;
}

/**
 * Withholds like-for-like ranks where service and channel do not add up: p < 0.01 and a deviation above 5 points.
 *
 * Only service × channel with enough answers to be published counts as a deviation: with three answers anything is five
 * points away.
 *
 * @param rule the policy's unless said otherwise
 * @param minimumN answers of a service × channel from which its deviation counts
 * @see METHODOLOGY §2.2; verification case 11
 */
export function interactionGuard(
  { interaction, deviations }: LikeForLikeFit,
  rule = POLICY.interaction,
  minimumN = POLICY.minimumToPublish,
): InteractionGuard {
  let largest: InteractionGuard['largest'] = null;
  for (const { service, channel, n, deviation } of deviations) {
    if (n >= minimumN && Math.abs(deviation) > Math.abs(largest?.deviation ?? 0)) {
      largest = { service, channel, deviation };
    }
  }
  const isWithheld =
    interaction !== null && interaction.p < rule.maximumP && Math.abs(largest?.deviation ?? 0) > rule.materialPoints;
  return { isWithheld, test: interaction, largest };
}

/** Weights of a mix by column, of the levels that have one, brought to 1; and what share of the mix they are. */
function keptWeights(
  weights: Readonly<Record<string, number>>,
  columnOf: (level: string) => number | null,
): { kept: [column: number, weight: number][]; share: number } {
  let [whole, taken] = [0, 0];
  const kept: [number, number][] = [];
  for (const [level, weight] of Object.entries(weights)) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`not a weight: ${weight}`);
    whole += weight;
    const column = columnOf(level);
    if (column === null) continue;
    taken += weight;
    kept.push([column, weight]);
  }
  if (!(taken > 0)) return { kept: [], share: 0 };
  return { kept: kept.map(([column, weight]) => [column, weight / taken]), share: taken / whole };
}

function coefficientsOf(fit: AbsorbedFit, index: LikeForLikeIndex, reference: MixReference): MixCoefficients {
  const rows: MixCoefficient[] = [];
  const columns: number[] = [];
  for (const factor of ['channel', 'mode', 'segment'] as const) {
    for (const level of index[factor].levels) {
      const column = index[factor].find(level);
      if (!fit.isEstimable[column]) continue;
      const standardError = Math.sqrt(Math.max(0, fit.hc1[column]![column]!));
      rows.push({ factor, level, value: fit.coefficients[column]!, standardError });
      columns.push(column);
    }
  }
  return { reference, rows, covariance: columns.map((i) => columns.map((j) => fit.hc1[i]![j]!)) };
}

function deviationsOf(cells: readonly MixCell[], design: readonly AbsorbedCell[], fit: AbsorbedFit) {
  const sums = new Map<string, { service: string; channel: string; n: number; sum: number }>();
  for (const [i, { service, channel, n, mean }] of cells.entries()) {
    const { group, columns } = design[i]!;
    let fitted = fit.intercepts[group]!;
    for (const column of columns) fitted += fit.coefficients[column]!;
    const key = JSON.stringify([service, channel]);
    const known = sums.get(key) ?? { service, channel, n: 0, sum: 0 };
    sums.set(key, { service, channel, n: known.n + n, sum: known.sum + n * (mean - fitted) });
  }
  return [...sums.values()].map(({ service, channel, n, sum }) => ({ service, channel, n, deviation: sum / n }));
}
