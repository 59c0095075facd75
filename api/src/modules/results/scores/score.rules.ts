import type { Basis, Measure, Mode, ModeAdjustment, ModeEffectReason, Weighting } from '@otklik/schema';
import {
  applyMixCoefficients,
  type AsExperienced,
  asExperienced,
  type ExperienceStratum,
  type LikeForLikeByTable,
  responseWeights,
  type ServiceMix,
} from '../../../statistics/index.ts';
import { answersOf } from '../measure-estimate.ts';
import { type AdjustedItem, ADJUSTED_ITEMS, type ItemEffects, REFERENCE_MODE } from '../mode-table/mode-table.ts';
import {
  coveredMix,
  FACTOR_KEY,
  publishedCoefficients,
  publishedModeTable,
} from '../mode-table/published-tables.rules.ts';
import type { MethodInForce } from './method-in-force.rules.ts';
import { type Loadings, loadingVariance, type LoadingsByItem } from './loadings.rules.ts';
import { BY_SERVICE, BY_SERVICE_CHANNEL, BY_SERVICE_CHANNEL_SEGMENT } from './group-level.ts';
import type { ScoreGroup } from './group-strata.rules.ts';
import { COVERAGE_AT_LEAST, type WeightedGroups, weightedGroups } from './score-groups.rules.ts';
import { type Moments, type Sampling, samplingMoments } from './sampling-moments.rules.ts';
import { type FlowShare, type Stratum, sumOfStrata } from './stratum.ts';
import { meanOfUnadjusted } from './unadjusted-modes.rules.ts';

/** Measures that are adjusted: RESULT is a fact. */
export type AdjustedMeasure = Exclude<Measure, 'RESULT'>;
export const isAdjusted = (measure: Measure): measure is AdjustedMeasure => measure !== 'RESULT';

export interface ScoreQuestion {
  measure: AdjustedMeasure;
  basis: Exclude<Basis, 'RAW'>;
  /** Where there is one channel only, as of a touchpoint or one channel of a breakdown, channels are not moved. */
  keepsChannels: boolean;
}

/** What weights that differ do to the variance. */
interface WeightingCost {
  /** Kish, ≥ 1. */
  designEffect: number;
  /** Answers with equal weights that would be worth as much. */
  effectiveN: number;
}

/** An adjusted score with all that is known of its uncertainty. Points of the 0–100 scale. */
export interface Score {
  value: number;
  moments: Moments;
  /** How it depends on the published effects: their error is shared by all scores of one table. */
  loadings: LoadingsByItem;
  /** Variance that comes from the error of the effects. */
  effectVariance: number;
  modeAdjustment: ModeAdjustment;
  modeReason: ModeEffectReason | null;
  weighting: Weighting;
  /** What weighting costs, of the index for the item where it is most; null where nothing is weighted. */
  weightingCost: WeightingCost | null;
  /** 0–1; null where nothing is weighted or moved. */
  coverage: number | null;
  /** Shares of the modes whose effect is not known, beside the web; of the index the mean over its items. */
  unadjusted: Map<Mode, number>;
}

/**
 * The score of some strata on one of the two published bases; null where it cannot be made: nobody answered, or too
 * little of the reference mix is covered for the like-for-like score.
 *
 *     as experienced   A = Σ W_h·ȳ_h − Σ_m π̄_m·μ_m                π̄ = Σ W_h π_h, W from transactions
 *     like for like    L = ȳ − Σ_m π_m·μ_m − Σ_c (π_c − W_c)·β_c − Σ_k (π_k − W_k)·γ_k
 *
 * @see METHODOLOGY §2.1, §2.2
 */
export function scoreOf(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  { table, mix, links, errors }: MethodInForce,
  question: ScoreQuestion,
): Score | null {
  const { measure, basis } = question;
  const items: readonly AdjustedItem[] = measure === 'CSI' ? ADJUSTED_ITEMS : [measure];
  const parts = items.map((item) => {
    const effects = table?.items.find((one) => one.item === item) ?? null;
    return basis === 'AS_EXPERIENCED'
      ? experienced(strata, item, flow, effects, links)
      : likeForLike(strata, item, flow, effects, { mix, links }, question);
  });
  if (parts.some((part) => part === null)) return null;
  const whole = parts as ItemScore[];
  const loadings: LoadingsByItem = new Map(
    whole.map(({ loadings: own }, index) => [
      items[index]!,
      new Map([...own].map(([key, loading]) => [key, loading / whole.length])),
    ]),
  );
  return {
    value: whole.reduce((sum, { value }) => sum + value, 0) / whole.length,
    moments: samplingMoments(strata, measure, whole, links),
    loadings,
    effectVariance: loadingVariance(loadings, errors),
    ...modeState(whole, items, table?.items ?? []),
    weighting: whole.every(({ weighted }) => weighted.weighting === 'FLOW') ? 'FLOW' : 'ANSWERS',
    weightingCost: largestCost(
      whole.map(({ weighted }, index) => costOf(weighted, answersOf(sumOfStrata(strata), items[index]!))),
    ),
    coverage: whole.some(({ coverage }) => coverage === null)
      ? null
      : Math.min(...whole.map(({ coverage }) => coverage!)),
    unadjusted: meanOfUnadjusted(whole.map(({ unadjusted }) => unadjusted)),
  };
}

interface ItemScore {
  value: number;
  weighted: WeightedGroups;
  sampling: Sampling;
  loadings: Loadings;
  coverage: number | null;
  /** All modes in which its answers were collected. */
  modes: ReadonlySet<string>;
  unadjusted: Map<Mode, number>;
}

function experienced(
  strata: readonly Stratum[],
  item: AdjustedItem,
  flow: readonly FlowShare[],
  effects: ItemEffects | null,
  links: MethodInForce['links'],
): ItemScore | null {
  const weighted = weightedGroups(strata, item, flow, links, [BY_SERVICE_CHANNEL_SEGMENT, BY_SERVICE_CHANNEL]);
  if (weighted.groups.length === 0) return null;
  const table = publishedModeTable(effects);
  const score = asExperienced(
    weighted.groups.map((group) => experienceOf(group, weighted)),
    table,
  );
  if (!score.estimable) return null;
  const loadings = linkedLoadings(weighted.groups);
  for (const [place, { mode, isUsable }] of table.rows.entries())
    if (isUsable && score.modeShares[place] !== 0) loadings.set(`MODE:${mode}`, -score.modeShares[place]!);
  return { ...itemScore(score, weighted), loadings, coverage: weighted.coverage };
}

function likeForLike(
  strata: readonly Stratum[],
  item: AdjustedItem,
  flow: readonly FlowShare[],
  effects: ItemEffects | null,
  { mix, links }: Pick<MethodInForce, 'mix' | 'links'>,
  { keepsChannels }: ScoreQuestion,
): ItemScore | null {
  if (!mix || !effects) return null;
  // Services of an authority count by their transactions; what is within a service is moved by its effects.
  const weighted = weightedGroups(strata, item, flow, links, [BY_SERVICE]);
  if (weighted.groups.length === 0) return null;
  const table = publishedCoefficients(effects);
  const moved = coveredMix(mix, table, keepsChannels);
  const score = applyMixCoefficients(
    table,
    weighted.groups.map((group) => mixOf(group, weighted)),
    moved,
    COVERAGE_AT_LEAST,
  );
  if (!score.estimable) return null;
  const loadings = linkedLoadings(weighted.groups);
  for (const [place, { factor, level }] of table.rows.entries())
    if (score.contrast[place] !== 0) loadings.set(`${FACTOR_KEY[factor]}:${level}`, score.contrast[place]!);
  return { ...itemScore(score, weighted), loadings, coverage: score.coverage };
}

/**
 * What it costs that groups do not count by their answers. Answers of no weight are of the sample as well. Where all
 * count alike there is nothing to be told.
 * @param answers all there are to the item, in groups that are weighted or not
 */
function costOf({ groups, weighting }: WeightedGroups, answers: number): WeightingCost | null {
  const rest = answers - groups.reduce((sum, { n }) => sum + n, 0);
  if (weighting !== 'FLOW' || (groups.length < 2 && rest === 0)) return null;
  const { designEffect, effectiveN } = responseWeights([
    ...groups.map(({ weight, n }) => ({ transactions: weight, delivered: 0, n })),
    { transactions: 0, delivered: 0, n: rest },
  ]);
  return designEffect === null ? null : { designEffect, effectiveN };
}

const largestCost = (costs: readonly (WeightingCost | null)[]): WeightingCost | null =>
  costs.reduce((most, cost) => (cost && cost.designEffect > (most?.designEffect ?? 0) ? cost : most), null);

/** A group as the statistics take it; without weights all answers count alike. */
const experienceOf = (
  { n, mean, variance, weight, answers }: ScoreGroup,
  { weighting }: Pick<WeightedGroups, 'weighting'>,
): ExperienceStratum => ({
  n,
  mean,
  squares: variance * (n - 1),
  transactions: weighting === 'FLOW' ? weight : 0,
  modes: answers('MODE'),
});

const mixOf = (group: ScoreGroup, weighted: WeightedGroups): ServiceMix => ({
  ...experienceOf(group, weighted),
  channels: group.answers('CHANNEL'),
  segments: group.answers('SEGMENT'),
});

const itemScore = (
  { rawValue, samplingVariance, samplingDegrees, floor, unadjusted }: AsExperienced | LikeForLikeByTable,
  weighted: WeightedGroups,
): Omit<ItemScore, 'loadings' | 'coverage'> => ({
  value: rawValue,
  weighted,
  sampling: { variance: samplingVariance, degreesOfFreedom: samplingDegrees, floor },
  modes: new Set(weighted.groups.flatMap(({ answers }) => answers('MODE').map(([mode]) => mode))),
  unadjusted: unadjusted as Map<Mode, number>,
});

/** What was linked depends on its link with its whole share. */
function linkedLoadings(groups: readonly ScoreGroup[]): Loadings {
  const loadings: Loadings = new Map();
  for (const { weight, linked } of groups)
    for (const [key, share] of linked) loadings.set(key, (loadings.get(key) ?? 0) + weight * share);
  return loadings;
}

/** What is to be said of the modes; of the index by its items together. */
function modeState(
  scores: readonly ItemScore[],
  items: readonly AdjustedItem[],
  effects: readonly ItemEffects[],
): Pick<Score, 'modeAdjustment' | 'modeReason'> {
  const others = scores.flatMap(({ modes }) => [...modes].filter((mode) => mode !== REFERENCE_MODE));
  const left = scores.flatMap(({ unadjusted }, index) =>
    [...unadjusted].map(([mode, share]) => ({ mode, share, item: items[index]! })),
  );
  if (others.length === 0) return { modeAdjustment: 'NOT_NEEDED', modeReason: null };
  if (left.length === 0) return { modeAdjustment: 'ADJUSTED', modeReason: null };
  const most = left.reduce((most, one) => (one.share > most.share ? one : most));
  const effect = effects.find(({ item }) => item === most.item)?.modes.find(({ mode }) => mode === most.mode);
  return {
    modeAdjustment: left.length === others.length ? 'NOT_ADJUSTED' : 'PARTLY',
    modeReason: effect?.reason ?? 'NO_TABLE',
  };
}
