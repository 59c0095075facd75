import {
  emptyModeTable,
  type MixCoefficient,
  type MixCoefficients,
  type ModeTable,
  type ModeTableRow,
  type ReferenceMix as MixWeights,
} from '../../../statistics/index.ts';
import { type CoefficientKey, type ItemEffects, REFERENCE_MODE, type ReferenceMix } from './mode-table.ts';

/** Σ of some coefficients, from the frozen one; what is not in it counts as known. */
function covarianceOf({ keys, covariance }: ItemEffects, wanted: readonly CoefficientKey[]): number[][] {
  const places = wanted.map((key) => keys.indexOf(key));
  return places.map((i) => places.map((j) => (i < 0 || j < 0 ? 0 : covariance[i]![j]!)));
}

const NO_MODE_TABLE = emptyModeTable(REFERENCE_MODE);
/** What is frozen is made ready once, and not for every score by it. */
const modeTables = new WeakMap<ItemEffects, ModeTable>();
const coefficients = new WeakMap<ItemEffects, MixCoefficients>();
const coveredMixes = new WeakMap<MixCoefficients, Map<boolean, { mix: ReferenceMix; covered: MixWeights }>>();

/** The frozen mode effects of an item as the statistics take them; without a table none is adjusted. */
export function publishedModeTable(effects: ItemEffects | null): ModeTable {
  if (!effects) return NO_MODE_TABLE;
  let table = modeTables.get(effects);
  if (!table) modeTables.set(effects, (table = makeModeTable(effects)));
  return table;
}

function makeModeTable(effects: ItemEffects): ModeTable {
  const rows = effects.modes.map(
    ({ mode, effect, standardError, answers, referenceAnswers, basis, isUsable }): ModeTableRow => ({
      mode,
      isUsable,
      reason: null,
      effect: isUsable ? effect! : 0,
      estimate: effect,
      standardError,
      n: answers,
      referenceN: referenceAnswers,
      basis,
    }),
  );
  const keys = rows.map(({ mode }) => `MODE:${mode}` as const);
  return { reference: REFERENCE_MODE, rows, covariance: covarianceOf(effects, keys) };
}

/** The factor of a coefficient in frozen keys. */
export const FACTOR_KEY = { mode: 'MODE', channel: 'CHANNEL', segment: 'SEGMENT' } as const;

/** All that scores at the reference mix are computed with: usable modes, and channels and segments that are told. */
export function publishedCoefficients(effects: ItemEffects): MixCoefficients {
  let table = coefficients.get(effects);
  if (!table) coefficients.set(effects, (table = makeCoefficients(effects)));
  return table;
}

function makeCoefficients(effects: ItemEffects): MixCoefficients {
  const referenceOf = (factor: 'CHANNEL' | 'SEGMENT') =>
    effects.mix.find((one) => one.factor === factor && one.isReference)?.key ?? '';
  const rows = [
    ...effects.modes.flatMap(({ mode, effect, standardError, isUsable }): MixCoefficient[] =>
      isUsable ? [{ factor: 'mode', level: mode, value: effect!, standardError: standardError ?? 0 }] : [],
    ),
    ...effects.mix.flatMap(({ factor, key, effect, standardError, isReference }): MixCoefficient[] =>
      isReference || effect === null
        ? []
        : [
            {
              factor: factor === 'CHANNEL' ? 'channel' : 'segment',
              level: key,
              value: effect,
              standardError: standardError ?? 0,
            },
          ],
    ),
  ];
  return {
    reference: { mode: REFERENCE_MODE, channel: referenceOf('CHANNEL'), segment: referenceOf('SEGMENT') },
    rows,
    covariance: covarianceOf(
      effects,
      rows.map(({ factor, level }): CoefficientKey => `${FACTOR_KEY[factor]}:${level}`),
    ),
  };
}

/**
 * The reference mix as far as coefficients reach it: the parts whose channel and segment both have one, and what share of
 * the whole they are.
 * @param keepsChannels channels are not moved: a mix of segments alone
 */
export function coveredMix(mix: ReferenceMix, table: MixCoefficients, keepsChannels: boolean): MixWeights {
  let ofTable = coveredMixes.get(table);
  if (!ofTable) coveredMixes.set(table, (ofTable = new Map()));
  const known = ofTable.get(keepsChannels);
  if (known?.mix === mix) return known.covered;
  const covered = makeCoveredMix(mix, table, keepsChannels);
  ofTable.set(keepsChannels, { mix, covered });
  return covered;
}

function makeCoveredMix(mix: ReferenceMix, { reference, rows }: MixCoefficients, keepsChannels: boolean): MixWeights {
  const told = (factor: 'channel' | 'segment', level: string) =>
    level === reference[factor] || rows.some((row) => row.factor === factor && row.level === level);
  const covered = mix.shares.filter(
    ({ channel, segment }) => (keepsChannels || told('channel', channel)) && told('segment', segment),
  );
  const channels: Record<string, number> = {};
  const segments: Record<string, number> = {};
  let count = 0;
  for (const share of covered) {
    count += share.count;
    segments[share.segment] = (segments[share.segment] ?? 0) + share.count;
    if (!keepsChannels) channels[share.channel] = (channels[share.channel] ?? 0) + share.count;
  }
  return { channels, segments, coverage: count / mix.total };
}
