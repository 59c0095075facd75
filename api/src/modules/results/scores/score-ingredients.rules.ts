import { POLICY, roundCount } from '../../../statistics/index.ts';
import { type AdjustedItem, type ModeTable, REFERENCE_MODE } from '../mode-table/mode-table.ts';
import type { ScoreGroup } from './group-strata.rules.ts';
import { BY_SERVICE, BY_SERVICE_CHANNEL, BY_SERVICE_CHANNEL_SEGMENT } from './group-level.ts';
import { weightedGroups, weightedShares } from './score-groups.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

export type IngredientFactor = 'MODE' | 'CHANNEL' | 'SEGMENT';

/** How much of a score one mode, channel or segment has, as it is published. */
export interface IngredientShare {
  factor: IngredientFactor;
  /** Code of the mode or channel, UUID of the segment or UNKNOWN_SEGMENT. */
  key: string;
  /** Percent, in whole steps of `IngredientRest.step`. */
  percent: number;
}

/** How much the modes, channels or segments have together whose effect is published and whose share is not. */
export interface IngredientRest {
  factor: IngredientFactor;
  /** Percent, rounded up. */
  atMost: number;
  /** Shares of this factor are rounded to so many percent. */
  step: number;
}

/** What anyone needs beside the mode table and the reference mix to compute a published score. */
export interface ScoreIngredients {
  /** Weighted mean before anything is taken off, whole points. */
  mean: number;
  shares: IngredientShare[];
  rests: IngredientRest[];
}

/** What is to be told of one item of a service. */
export interface IngredientQuestion {
  item: AdjustedItem;
  basis: 'AS_EXPERIENCED' | 'LIKE_FOR_LIKE';
  table: ModeTable | null;
  /** Answers to the item by channel, to the nearest 5, of the channels in which its figure is published. */
  channels: ReadonlyMap<string, number>;
  /** True where anyone knows the weights of its channels: then nothing is told of modes. */
  areWeightsTold?: boolean;
}

/** Steps are at least so many answers wide, so that a share leaves as many whole numbers. */
const STEP_ANSWERS = POLICY.narrowestGuess;
/** Coarser steps that are tried where a finer one would sharpen what is known of a channel, so many times the first. */
const COARSER = [1, 2, 5, 10, 20, 50].filter((times) => times <= POLICY.told.shareStepsAtMost);
/** What is known of a published count at best: it is off by 2. */
const ROUNDING = Math.floor(POLICY.countRoundingBase / 2);

/**
 * What a score of a service was made of, told so coarsely that it says no more of withheld counts than what is public
 * anyway; null below 100 answers. Only categories with an effect are told, since the others move nothing:
 *
 * - a mode with at least 10 answers, none of them in a withheld channel; together the modes of some channels never
 *   bound the answers in these from below more narrowly than their published counts do;
 * - a channel whose figure is published, by a percent of published counts: nothing that is not public already;
 * - a segment with at least 10 answers.
 *
 * Where the weights of channels are told nothing is told of modes: by weights a share of modes is one of the answers of a
 * channel, and together with the plain share of the score like for like it would be known too narrowly.
 *
 * @see docs/methods/recompute.md for the error that is left
 */
export function scoreIngredients(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  { item, basis, table, channels, areWeightsTold = false }: IngredientQuestion,
): ScoreIngredients | null {
  const levels = basis === 'AS_EXPERIENCED' ? [BY_SERVICE_CHANNEL_SEGMENT, BY_SERVICE_CHANNEL] : [BY_SERVICE];
  const { groups } = weightedGroups(strata, item, flow, [], levels);
  const answered = strata.filter((stratum) => answersTo(stratum, item) > 0);
  const n = answered.reduce((sum, stratum) => sum + answersTo(stratum, item), 0);
  if (groups.length === 0 || n < POLICY.minimumToFlag) return null;
  const shown = roundCount(n);
  const effects = table?.items.find((one) => one.item === item);
  const mean = Math.round(Math.round(10 * groups.reduce((sum, group) => sum + group.weight * group.mean, 0)) / 10);
  const modes = (effects?.modes ?? []).flatMap(({ mode, effect, isUsable }) =>
    isUsable && effect !== 0 && mode !== REFERENCE_MODE ? [mode as string] : [],
  );
  const parts = [
    areWeightsTold && modes.length > 0
      ? NOTHING_OF_MODES
      : modeParts(answered, groups, { item, n: shown, keys: modes, channels }),
  ];
  if (basis === 'LIKE_FOR_LIKE') {
    const keysOf = (factor: 'CHANNEL' | 'SEGMENT') =>
      (effects?.mix ?? []).flatMap((one) => (one.factor === factor && !one.isReference && one.effect ? [one.key] : []));
    parts.push(channelParts(channels, keysOf('CHANNEL'), shown));
    parts.push(segmentParts(answered, groups, { item, n: shown, keys: keysOf('SEGMENT') }));
  }
  return { mean, shares: parts.flatMap(({ shares }) => shares), rests: parts.map(({ rest }) => rest) };
}

interface Parts {
  shares: IngredientShare[];
  rest: IngredientRest;
}

const nothingOf = (factor: IngredientFactor): Parts => ({ shares: [], rest: { factor, step: 100, atMost: 100 } });
const NOTHING_OF_MODES = nothingOf('MODE');

interface Telling {
  item: AdjustedItem;
  /** All answers, to the nearest 5. */
  n: number;
  /** Categories with an effect. */
  keys: readonly string[];
}

const answersTo = ({ tally }: Stratum, item: AdjustedItem): number =>
  tally.counts[item].slice(1).reduce((sum, count) => sum + count, 0);

const firstStep = (n: number): number => Math.max(1, Math.ceil((100 * STEP_ANSWERS) / n));

function modeParts(
  strata: readonly Stratum[],
  groups: readonly ScoreGroup[],
  { item, n, keys, channels }: Telling & Pick<IngredientQuestion, 'channels'>,
): Parts {
  const own = weightedShares(groups, 'MODE');
  const channelsOf = (mode: string) => new Set(strata.flatMap((one) => (one.mode === mode ? [one.channel] : [])));
  const named = keys.filter(
    (mode) =>
      countOf(strata, item, (one) => one.mode === mode) >= POLICY.minimumToShow &&
      [...channelsOf(mode)].every((channel) => channels.has(channel)),
  );
  const isWithin = (step: number) =>
    subsetsOf([...channels.keys()]).every((some) => {
      const inside = named.filter((mode) => [...channelsOf(mode)].every((channel) => some.includes(channel)));
      const known = some.reduce((sum, channel) => sum + Math.max(0, channels.get(channel)! - ROUNDING), 0);
      return leastOf(inside, own, step, n) <= known;
    });
  return partsOf('MODE', { groups, keys, named, n, isWithin });
}

function segmentParts(strata: readonly Stratum[], groups: readonly ScoreGroup[], { item, n, keys }: Telling): Parts {
  const own = weightedShares(groups, 'SEGMENT');
  const named = keys.filter((key) => countOf(strata, item, (one) => one.segment === key) >= POLICY.minimumToShow);
  return partsOf('SEGMENT', {
    groups,
    keys,
    named,
    n,
    isWithin: (step) => leastOf(named, own, step, n) <= n - ROUNDING,
  });
}

/** Of published counts alone: whoever reads them can do the same. */
function channelParts(channels: ReadonlyMap<string, number>, keys: readonly string[], n: number): Parts {
  const named = keys.filter((key) => channels.has(key));
  const hidden = n - [...channels.values()].reduce((sum, count) => sum + count, 0) + ROUNDING * (channels.size + 1);
  return {
    shares: named.map((key) => ({
      factor: 'CHANNEL',
      key,
      percent: Math.min(100, Math.round((100 * channels.get(key)!) / n)),
    })),
    rest: {
      factor: 'CHANNEL',
      step: 1,
      atMost: named.length === keys.length ? 0 : Math.min(100, Math.max(0, Math.ceil((100 * hidden) / n))),
    },
  };
}

interface PartsRequest {
  groups: readonly ScoreGroup[];
  keys: readonly string[];
  named: readonly string[];
  n: number;
  isWithin: (step: number) => boolean;
}

/** Where no step is coarse enough nothing is told but that it may be anything. */
function partsOf(factor: 'MODE' | 'SEGMENT', { groups, keys, named, n, isWithin }: PartsRequest): Parts {
  const own = weightedShares(groups, factor);
  const step = COARSER.map((times) => times * firstStep(n)).find(isWithin);
  if (step === undefined) return nothingOf(factor);
  const shares = named.map((key) => ({ factor, key, percent: Math.min(100, stepsOf(own.get(key) ?? 0, step)) }));
  const unnamed = keys.filter((key) => !named.includes(key));
  const rest = unnamed.reduce((sum, key) => sum + (own.get(key) ?? 0), 0);
  // Steps of ten answers, whatever one of them weighs, and never 0: it may be anything from none to nine of a category.
  const heaviest = groups
    .filter(({ answers }) => unnamed.some((key) => answers(factor).some(([level]) => level === key)))
    .reduce((most, group) => Math.max(most, group.weight / group.n), 0);
  const wide = Math.max(2 * step, Math.ceil(200 * STEP_ANSWERS * heaviest));
  const atMost = unnamed.length === 0 ? 0 : Math.min(100, Math.max(1, Math.ceil((100 * rest) / wide - 1e-9)) * wide);
  return { shares, rest: { factor, step, atMost } };
}

const stepsOf = (share: number, step: number): number => Math.round((100 * share) / step) * step;

/** Fewest answers that rounded shares leave possible. */
function leastOf(keys: readonly string[], own: ReadonlyMap<string, number>, step: number, n: number): number {
  return keys.reduce((sum, key) => {
    const percent = Math.min(100, stepsOf(own.get(key) ?? 0, step)) - step / 2;
    return sum + Math.max(0, Math.ceil((percent / 100) * (n - ROUNDING)));
  }, 0);
}

const countOf = (strata: readonly Stratum[], item: AdjustedItem, isOne: (stratum: Stratum) => boolean): number =>
  strata.reduce((sum, stratum) => sum + (isOne(stratum) ? answersTo(stratum, item) : 0), 0);

const subsetsOf = (keys: readonly string[]): string[][] =>
  keys.reduce<string[][]>((sets, key) => [...sets, ...sets.map((some) => [...some, key])], [[]]);
