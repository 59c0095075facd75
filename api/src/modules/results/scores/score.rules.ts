import type { Basis, Measure, Mode, ModeAdjustment, ModeEffectReason, Weighting } from '@otklik/schema';
import {
  type AdjustedItem,
  ADJUSTED_ITEMS,
  type CoefficientKey,
  type ItemEffects,
  REFERENCE_MODE,
  type ReferenceMix,
} from '../mode-table/mode-table.ts';
import type { MethodInForce } from './method-in-force.rules.ts';
import { type Loadings, loadingVariance, type LoadingsByItem } from './loadings.rules.ts';
import type { ScoreGroup } from './group-strata.rules.ts';
import {
  BY_SERVICE,
  BY_SERVICE_CHANNEL,
  BY_SERVICE_CHANNEL_SEGMENT,
  COVERAGE_AT_LEAST,
  type WeightedGroups,
  weightedGroups,
  weightedShares,
} from './score-groups.rules.ts';
import { type Moments, samplingMoments } from './sampling-moments.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Measures that are adjusted: RESULT is a fact. */
export type AdjustedMeasure = Exclude<Measure, 'RESULT'>;
export const isAdjusted = (measure: Measure): measure is AdjustedMeasure => measure !== 'RESULT';

export interface ScoreQuestion {
  measure: AdjustedMeasure;
  basis: Exclude<Basis, 'RAW'>;
  /** Where there is one channel only, as of a touchpoint or one channel of a breakdown, channels are not moved. */
  keepsChannels: boolean;
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
  /** 0–1; null where nothing is weighted or moved. */
  coverage: number | null;
  /** Shares of the modes whose effect is not known, beside the web. */
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
  const [first] = whole;
  const loadings: LoadingsByItem = new Map(
    whole.map(({ loadings: own }, index) => [
      items[index]!,
      new Map([...own].map(([key, loading]) => [key, loading / whole.length])),
    ]),
  );
  return {
    value: whole.reduce((sum, { value }) => sum + value, 0) / whole.length,
    moments: samplingMoments(
      strata,
      measure,
      whole.map(({ weighted }) => weighted),
      links,
    ),
    loadings,
    effectVariance: loadingVariance(loadings, errors),
    ...modeState(whole, items, table?.items ?? []),
    weighting: whole.every(({ weighted }) => weighted.weighting === 'FLOW') ? 'FLOW' : 'ANSWERS',
    coverage: whole.some(({ coverage }) => coverage === null)
      ? null
      : Math.min(...whole.map(({ coverage }) => coverage!)),
    unadjusted: first!.unadjusted,
  };
}

interface ItemScore {
  value: number;
  weighted: WeightedGroups;
  loadings: Loadings;
  coverage: number | null;
  /** Weighted shares of all modes. */
  modes: Map<string, number>;
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
  const adjusted = withoutModes(weighted, effects);
  return { ...adjusted, weighted, coverage: weighted.coverage };
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
  const adjusted = withoutModes(weighted, effects);
  const { value, loadings } = adjusted;
  const moved = movedToMix(weighted.groups, effects, mix, keepsChannels ? ['SEGMENT'] : ['CHANNEL', 'SEGMENT']);
  if (moved.coverage < COVERAGE_AT_LEAST) return null;
  return {
    ...adjusted,
    value: value + moved.shift,
    loadings: new Map([...loadings, ...moved.loadings]),
    weighted,
    coverage: moved.coverage,
  };
}

/** What was linked depends on its link with its whole share. */
function linkLoadings(groups: readonly ScoreGroup[]): Loadings {
  const loadings: Loadings = new Map();
  for (const { weight, linked } of groups)
    for (const [key, share] of linked) loadings.set(key, (loadings.get(key) ?? 0) + weight * share);
  return loadings;
}

/** Takes the published effects of the modes off the weighted mean. */
function withoutModes({ groups }: WeightedGroups, effects: ItemEffects | null) {
  const modes = weightedShares(groups, 'MODE');
  const usable = new Map(
    (effects?.modes ?? []).flatMap(({ mode, effect, isUsable }) => (isUsable ? [[mode as string, effect!]] : [])),
  );
  const loadings: Loadings = linkLoadings(groups);
  const unadjusted = new Map<Mode, number>();
  let value = groups.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
  for (const [mode, share] of modes) {
    if (mode === REFERENCE_MODE) continue;
    const effect = usable.get(mode);
    if (effect === undefined) unadjusted.set(mode as Mode, share);
    else {
      value -= share * effect;
      loadings.set(`MODE:${mode}`, -share);
    }
  }
  return { value, loadings, modes, unadjusted };
}

/** Moves the weighted mean from its own shares of channels and segments to those of the reference mix. */
function movedToMix(
  groups: readonly ScoreGroup[],
  { mix: effects }: ItemEffects,
  mix: ReferenceMix,
  factors: readonly ('CHANNEL' | 'SEGMENT')[],
) {
  const known = {
    CHANNEL: knownEffects(effects, 'CHANNEL'),
    SEGMENT: knownEffects(effects, 'SEGMENT'),
  };
  const covers = (channel: string, segment: string) =>
    factors.every((factor) => known[factor].has(factor === 'CHANNEL' ? channel : segment));
  const covered = mix.shares.filter(({ channel, segment }) => covers(channel, segment));
  const coveredCount = covered.reduce((sum, { count }) => sum + count, 0);
  const loadings: Loadings = new Map();
  let shift = 0;
  let coverage = coveredCount / mix.total;
  for (const factor of factors) {
    const own = weightedShares(groups, factor);
    const reference = new Map<string, number>();
    for (const { channel, segment, count } of covered) {
      const key = factor === 'CHANNEL' ? channel : segment;
      reference.set(key, (reference.get(key) ?? 0) + count / coveredCount);
    }
    let ownCovered = 0;
    for (const [key, effect] of known[factor]) {
      const share = own.get(key) ?? 0;
      ownCovered += share;
      const loading = (reference.get(key) ?? 0) - share;
      if (loading === 0) continue;
      shift += loading * effect;
      loadings.set(`${factor}:${key}` as CoefficientKey, loading);
    }
    coverage = Math.min(coverage, ownCovered);
  }
  return { shift, loadings, coverage };
}

const knownEffects = (effects: ItemEffects['mix'], factor: 'CHANNEL' | 'SEGMENT'): Map<string, number> =>
  new Map(
    effects.flatMap(({ factor: own, key, effect, isReference }) =>
      own === factor && (isReference || effect !== null) ? [[key, isReference ? 0 : effect!]] : [],
    ),
  );

/** What is to be said of the modes; of the index by its items together. */
function modeState(
  scores: readonly ItemScore[],
  items: readonly AdjustedItem[],
  effects: readonly ItemEffects[],
): Pick<Score, 'modeAdjustment' | 'modeReason'> {
  const others = scores.flatMap(({ modes }) => [...modes.keys()].filter((mode) => mode !== REFERENCE_MODE));
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
