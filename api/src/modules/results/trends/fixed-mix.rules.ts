import type { Measure, Mode } from '@otklik/schema';
import {
  directStandardisation,
  linkCell,
  mergeScoreCells,
  POLICY,
  qualityOf,
  type ScoreCell,
  scoreCell,
  standardisedInterval,
  type Stratum as WeightedCell,
} from '../../../statistics/index.ts';
import { estimateOfTally, type EstimateValue, withheld } from '../estimate-value.ts';
import { linkBetween, linkLoadings, type VersionRule } from '../linking/version-rule.ts';
import { answersOf } from '../measure-estimate.ts';
import {
  type AdjustedItem,
  ADJUSTED_ITEMS,
  type CoefficientKey,
  type ItemEffects,
  type LinkKey,
  type ModeTable,
  REFERENCE_MODE,
} from '../mode-table/mode-table.ts';
import { loadingVariance, type LoadingsByItem } from '../scores/loadings.rules.ts';
import type { MethodInForce } from '../scores/method-in-force.rules.ts';
import { modesInteract } from '../mode-table/interaction.rules.ts';
import { strataByMajor, type Stratum, sumOfStrata } from '../scores/stratum.ts';
import { meanOfUnadjusted } from '../scores/unadjusted-modes.rules.ts';
import { type CountedGroup, indexVariance } from '../scores/weighted-index.rules.ts';

/** W_h of each part of a mix, by `mixKey`; relative to their sum. */
export type Mix = ReadonlyMap<string, number>;

/** What is kept apart in a mix: one service, one channel, one segment. */
export const mixKey = ({ subjectId, channel, segment }: Pick<Stratum, 'subjectId' | 'channel' | 'segment'>): string =>
  `${subjectId}|${channel}|${segment}`;

/** A score on a given mix, with what a difference or a composite of such scores is made of. */
export interface FixedMixScore {
  /** Points 0–100, not rounded. */
  value: number;
  /** Variance by sampling, points². */
  samplingVariance: number;
  degreesOfFreedom: number;
  loadings: LoadingsByItem;
  /** Variance by the error of the mode table, points². */
  effectVariance: number;
  /** Answers taken in. */
  n: number;
  /** Weighted shares of the modes whose effect could not be taken out, beside the web; empty for RESULT. */
  unadjusted: ReadonlyMap<Mode, number>;
}

/** The figure on a given mix, unrounded, and the score behind it; null where there is none. */
export interface FixedMixFigure {
  estimate: EstimateValue;
  score: FixedMixScore | null;
}

/**
 * A figure as it would be with the mix W, whatever mix has answered: modes are taken out of each part, then the parts
 * are weighted.
 *
 *     Y = Σ_h W_h (ȳ_h − Σ_m π_hm μ_m)        V = Σ_h W_h² s̃²_h/n_h + g′Σ_μ g,  g_m = −Σ_h W_h π_hm
 *
 * The index is the mean of its items; how they go together is told by the pairs of the parts (`weightedIndexVariance`).
 * RESULT is a fact, which no mode changes.
 *
 * @param keyOf the part of the mix that a stratum is of
 * @see METHODOLOGY §2.1, §2.2 (last part)
 */
export function fixedMixFigure(
  strata: readonly Stratum[],
  mix: Mix,
  measure: Measure,
  { table, links, errors }: Pick<MethodInForce, 'table' | 'links' | 'errors'>,
  keyOf: (stratum: Stratum) => string = mixKey,
): FixedMixFigure {
  const raw = estimateOfTally(sumOfStrata(strata), measure, 'SCORE', { links, otherwise: 'WITHHOLD' });
  const { n: answers, instrumentVersion } = raw;
  const refused = (reason: NonNullable<EstimateValue['reason']>, coverage: number | null = null): FixedMixFigure => ({
    estimate: {
      ...withheld(reason, { n: answers, instrumentVersion, basis: 'AS_EXPERIENCED' }),
      coverage: coverage === null ? null : 100 * coverage,
    },
    score: null,
  });
  if (raw.value === null) return { estimate: { ...raw, basis: 'AS_EXPERIENCED' }, score: null };
  const items: readonly MixItem[] = measure === 'CSI' ? ADJUSTED_ITEMS : [measure];
  const parts = items.map((item) => itemOnMix(partsOf(strata, item, links, keyOf), mix, effectsOn(item, table)));
  const failed = parts.find((part) => !part.moved.estimable);
  if (failed && !failed.moved.estimable) return refused(failed.moved.reason, failed.moved.coverage);
  const moved = parts.map((part) => part.moved as Extract<ItemOnMix['moved'], { estimable: true }>);

  const count = items.length;
  const mean = (of: (index: number) => number) => items.reduce((sum, _, index) => sum + of(index), 0) / count;
  const loadings: LoadingsByItem = new Map(
    parts.flatMap(({ loadings: own }, index) =>
      items[index] === 'RESULT'
        ? []
        : [[items[index] as AdjustedItem, new Map([...own].map(([key, value]) => [key, value / count]))]],
    ),
  );
  const score: FixedMixScore = {
    value: mean((index) => moved[index]!.value),
    samplingVariance: measure === 'CSI' ? indexOnMix(strata, parts, keyOf, links) : moved[0]!.variance,
    degreesOfFreedom: Math.min(...moved.map(({ degreesOfFreedom }) => degreesOfFreedom)),
    loadings,
    effectVariance: loadingVariance(loadings, errors),
    n: Math.min(...moved.map(({ n }) => n)),
    unadjusted: measure === 'RESULT' ? new Map() : meanOfUnadjusted(parts.map(unadjustedOf)),
  };
  const coverage = Math.min(...moved.map((part) => part.coverage));
  if (score.n < POLICY.minimumToShow) return refused('TOO_FEW', coverage);
  const floor = Math.min(...moved.map((part) => part.floor));
  return {
    estimate: {
      ...raw,
      ...shown(score, floor),
      n: score.n,
      quality: qualityOf(score.n),
      method: 'FIXED_MIX_SCORE_INTERVAL',
      basis: 'AS_EXPERIENCED',
      coverage: 100 * coverage,
      ...(measure === 'RESULT'
        ? {}
        : {
            ...modesOf(parts, items),
            modeTable: table?.version ?? null,
            modesVary: modesInteract(table, measure) && takesModesOut(parts),
          }),
    },
    score,
  };
}

/** Whole variance of a score, its part by the error of the mode table included. */
export const varianceOf = ({ samplingVariance, effectVariance }: FixedMixScore): number =>
  samplingVariance + effectVariance;

/** Satterthwaite; the error of the published effects counts as known. */
export const degreesOfFreedomOf = ({ samplingVariance, effectVariance, degreesOfFreedom }: FixedMixScore): number =>
  samplingVariance > 0
    ? degreesOfFreedom * ((samplingVariance + effectVariance) / samplingVariance) ** 2
    : degreesOfFreedom;

type MixItem = Exclude<Measure, 'CSI'>;

interface ItemOnMix {
  moved: ReturnType<typeof directStandardisation>;
  /** The parts of the mix that were taken in, by their key. */
  groups: Map<string, CountedGroup>;
  /** Σ_h (W_h/n_h)² Σ(y − ȳ_h)² over them, points². */
  squares: number;
  loadings: Map<CoefficientKey, number>;
  /** Weighted shares of the modes other than the web. */
  modes: Map<Mode, number>;
  effects: ItemEffects | null;
}

/** Answers to an item in one part of the mix, on the scale of the newest version. */
interface MixPart {
  cell: ScoreCell;
  byMode: Map<Mode, number>;
  /** By how much the sum of its answers moves with the errors of the links that brought some there. */
  linked: Map<LinkKey, number>;
}

const effectsOn = (item: MixItem, table: ModeTable | null): ItemEffects | null =>
  table?.items.find((one) => one.item === item) ?? null;

/** Answers that count: 1–5 of an item; 1–3 of RESULT, where the last is "fully". */
const pointsOf = (item: MixItem): readonly number[] => (item === 'RESULT' ? [1, 2, 3] : [1, 2, 3, 4, 5]);

function itemOnMix(parts: ReadonlyMap<string, MixPart>, mix: Mix, effects: ItemEffects | null): ItemOnMix {
  const usable = new Map(
    (effects?.modes ?? []).flatMap(({ mode, effect, isUsable }) => (isUsable ? [[mode, effect!] as const] : [])),
  );
  const cells = [...mix].map(([key, weight]): WeightedCell & { key: string; part: MixPart | undefined } => {
    const part = parts.get(key);
    const cell = part?.cell ?? { n: 0, mean: 0, squares: 0 };
    let { mean } = cell;
    if (part && cell.n > 0) for (const [mode, count] of part.byMode) mean -= (count / cell.n) * (usable.get(mode) ?? 0);
    return { ...cell, mean, weight, key, part };
  });
  const moved = directStandardisation(cells);
  const taken = cells.filter(({ n, weight }) => n >= POLICY.standardisation.minimumStratumN && weight > 0);
  const whole = taken.reduce((sum, { weight }) => sum + weight, 0);
  const groups = new Map(taken.map(({ key, weight, part }) => [key, { ...part!.cell, weight: weight / whole }]));
  const squares = taken.reduce((sum, one) => sum + (one.weight / whole / one.n) ** 2 * one.squares, 0);
  const modes = new Map<Mode, number>();
  const loadings = new Map<CoefficientKey, number>();
  for (const { part, n, weight } of taken)
    for (const [key, count] of part!.linked)
      loadings.set(key, (loadings.get(key) ?? 0) + ((weight / whole) * count) / n);
  for (const { part, n, weight } of taken)
    for (const [mode, count] of part!.byMode)
      if (mode !== REFERENCE_MODE) modes.set(mode, (modes.get(mode) ?? 0) + ((weight / whole) * count) / n);
  for (const [mode, share] of modes) if (usable.has(mode)) loadings.set(`MODE:${mode}`, -share);
  return { moved, groups, squares, loadings, modes, effects };
}

function partsOf(
  strata: readonly Stratum[],
  item: MixItem,
  links: VersionRule['links'],
  keyOf: (stratum: Stratum) => string,
): Map<string, MixPart> {
  const versions = strataByMajor(strata).map((own) => ({ tally: sumOfStrata(own), own }));
  const newest = versions.findLast(({ tally }) => answersOf(tally, item) > 0)?.tally;
  const parts = new Map<string, MixPart>();
  for (const { tally, own } of versions) {
    if (answersOf(tally, item) === 0) continue;
    const link = tally === newest ? null : linkBetween({ links }, item, tally, newest!);
    for (const [key, { counts, byMode }] of countsByPart(own, item, keyOf)) {
      const part = parts.get(key) ?? { cell: { n: 0, mean: 0, squares: 0 }, byMode: new Map(), linked: new Map() };
      const answered = cellOf(counts, item);
      const cell = link ? linkCell(answered, link) : answered;
      part.cell = mergeScoreCells([part.cell, cell]);
      for (const [mode, count] of byMode) part.byMode.set(mode, (part.byMode.get(mode) ?? 0) + count);
      for (const [error, loading] of link ? linkLoadings(link, cell.mean) : [])
        part.linked.set(error, (part.linked.get(error) ?? 0) + cell.n * loading);
      parts.set(key, part);
    }
  }
  return parts;
}

function countsByPart(strata: readonly Stratum[], item: MixItem, keyOf: (stratum: Stratum) => string) {
  const parts = new Map<string, { counts: number[]; byMode: Map<Mode, number> }>();
  for (const stratum of strata) {
    const key = keyOf(stratum);
    let part = parts.get(key);
    if (!part) parts.set(key, (part = { counts: pointsOf(item).map(() => 0), byMode: new Map() }));
    let n = 0;
    for (const [index, point] of pointsOf(item).entries()) {
      const count = stratum.tally.counts[item][point]!;
      part.counts[index]! += count;
      n += count;
    }
    if (n > 0) part.byMode.set(stratum.mode, (part.byMode.get(stratum.mode) ?? 0) + n);
  }
  return parts;
}

/** The cell of an item; of RESULT a share in percent, whose answers are 0 or 100. */
function cellOf(counts: readonly number[], item: MixItem) {
  if (item !== 'RESULT') return scoreCell(counts);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const share = n > 0 ? counts.at(-1)! / n : 0;
  return { n, mean: 100 * share, squares: 1e4 * n * share * (1 - share) };
}

/** Variance of the index by sampling, of its items in the order of `ADJUSTED_ITEMS`. */
function indexOnMix(
  strata: readonly Stratum[],
  items: readonly ItemOnMix[],
  groupOf: (stratum: Stratum) => string,
  links: VersionRule['links'],
): number {
  const [SAT, EASE, TIME] = items.map(({ moved, squares, groups }) => ({
    variance: moved.estimable ? moved.variance : 0,
    squares,
    groupOf,
    groups,
  }));
  return indexVariance(strata, { SAT: SAT!, EASE: EASE!, TIME: TIME! }, groupOf, links);
}

function shown(score: FixedMixScore, floor: number): Pick<EstimateValue, 'value' | 'interval' | 'effectiveN'> {
  return standardisedInterval({
    value: score.value,
    variance: score.samplingVariance,
    sharedVariance: score.effectVariance,
    floor,
    degreesOfFreedom: degreesOfFreedomOf(score),
  });
}

/** Shares of the modes of an item that are left as they are. */
const unadjustedOf = ({ modes, loadings }: ItemOnMix): Map<Mode, number> =>
  new Map([...modes].filter(([mode]) => !loadings.has(`MODE:${mode}`)));

const takesModesOut = (parts: readonly ItemOnMix[]): boolean =>
  parts.some(({ loadings }) => [...loadings.keys()].some((key) => key.startsWith('MODE:')));

/** What is to be said of the modes; of the index by its items together. */
function modesOf(
  parts: readonly ItemOnMix[],
  items: readonly MixItem[],
): Pick<EstimateValue, 'modeAdjustment' | 'modeReason'> {
  const used = parts.flatMap(({ modes, loadings, effects }, index) =>
    [...modes].map(([mode, share]) => ({
      share,
      item: items[index]!,
      isLeft: !loadings.has(`MODE:${mode}`),
      reason: effects?.modes.find((effect) => effect.mode === mode)?.reason ?? 'NO_TABLE',
    })),
  );
  if (used.length === 0) return { modeAdjustment: 'NOT_NEEDED', modeReason: null };
  const left = used.filter(({ isLeft }) => isLeft);
  if (left.length === 0) return { modeAdjustment: 'ADJUSTED', modeReason: null };
  const most = left.reduce((found, one) => (one.share > found.share ? one : found));
  return { modeAdjustment: left.length === used.length ? 'NOT_ADJUSTED' : 'PARTLY', modeReason: most.reason };
}
