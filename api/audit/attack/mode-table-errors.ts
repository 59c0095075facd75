import type { ShownModeItem, ShownModeTable } from '../collect/mode-tables.ts';
import {
  countKey,
  countsOf,
  EVERYWHERE,
  mixEffectKey,
  modeEffectKey,
  NO_SEGMENT,
  SIDES,
  type TableCount,
} from './mode-table-counts.ts';
import type { ModeTableTruth } from './mode-table-truth.ts';
import type { Bounds } from './narrow.ts';

/** Steps that errors are documented to be rounded up to, points, the coarsest first, and by what the step is chosen. */
const STEPS = [10, 2, 1, 0.5, 0.1, 0.05, 0.01];
const FINEST = 0.01;
const COUNTS_LEFT_OPEN = 5;
const ROUNDED_AS_AT_LEAST = 30;
/** What a frozen error with two decimals leaves open. */
const HALF = 0.005;
/** Digits that a sum or a root may have lost. */
const LOST = 1e-6;

/** An error that is shown, the counts that it stands beside, and its variance where a covariance has it. */
interface ShownError {
  effect: string;
  value: number;
  variance: number | null;
  sides: readonly string[];
}

/**
 * What every error that is shown tells of the counts on both sides of it, to somebody who knows everything else there is
 * to know: an error goes with 1/√n at most, so that the true number of answers with the true error gives the numbers
 * that fit the error as it is shown. A variance that is not the square of the error beside it is one with all its digits.
 *
 * Errors are rounded up to the documented steps; where one of the table is not, or stands beside a count that is not told,
 * all are taken to have two decimals.
 */
export function boundsByErrors(
  table: ShownModeTable,
  { counts, errors }: Pick<ModeTableTruth, 'counts' | 'errors'>,
): Map<string, Bounds[]> {
  const shown = countsOf(table);
  const found = table.items.flatMap(errorsOf);
  const steps = found.map(({ value, sides }) => stepOf(value, Math.min(...sides.map((key) => shown.get(key) ?? 0))));
  const isBesideTold = ({ sides }: ShownError) => sides.every((key) => (shown.get(key) ?? 0) > 0);
  const isCoarse = found.every((error, at) => isBesideTold(error) && isMultiple(error.value, steps[at]!));
  const bounds = new Map<string, Bounds[]>();
  for (const [at, { effect, value, variance, sides }] of found.entries()) {
    const exact = errors.get(effect);
    if (exact === undefined || !Number.isFinite(exact))
      throw new Error(`nobody knows the error of ${effect} in the mode table ${table.version}`);
    if (exact === 0) continue;
    const most = value + HALF;
    const least = value - (isCoarse ? steps[at]! : FINEST) + HALF;
    const root = variance === null ? null : Math.sqrt(variance);
    const isTold = root !== null && Math.abs(root - value) > LOST;
    for (const key of sides) {
      const n = counts.get(key) ?? 0;
      const own = bounds.get(key) ?? [];
      bounds.set(key, own);
      own.push(between(n, exact / most, least > LOST ? exact / least : Infinity));
      if (isTold) own.push(between(n, (exact / root) * (1 - LOST), (exact / root) * (1 + LOST)));
    }
  }
  return bounds;
}

/** Whole numbers of answers, by how many times larger the true error is than one that fits. */
const between = (n: number, lowest: number, highest: number): Bounds => ({
  low: Math.ceil(n * lowest ** 2 - LOST),
  high: Math.floor(n * highest ** 2 + LOST),
});

/** The step that an error with this value is told in, beside so many answers: each is told whether the next was too fine. */
function stepOf(value: number, answers: number): number {
  let step = STEPS[0]!;
  for (const finer of STEPS) {
    const known = Math.ceil(value / step - LOST) * step;
    if (finer * Math.max(answers, ROUNDED_AS_AT_LEAST) < COUNTS_LEFT_OPEN * known - LOST) break;
    step = finer;
  }
  return step;
}

const isMultiple = (value: number, step: number): boolean =>
  Math.abs(value / step - Math.round(value / step)) < LOST / step;

/** Every error of an item with the keys of the counts that it depends on. */
function errorsOf({ item, modes, classes, mix, covariance }: ShownModeItem): ShownError[] {
  const varianceOf = (factor: string, key: string) =>
    covariance.find(({ first, second }) => first === second && nameOf(first) === nameOf(`${factor}:${key}`))?.value ??
    null;
  const ofModes = (effects: ShownModeItem['modes'], channel: string): ShownError[] =>
    effects.flatMap(({ mode, standardError }) => {
      if (standardError === null) return [];
      const sides = SIDES.map((side) => countKey({ item, kind: 'EFFECT', mode, channel, side }));
      const variance = channel === EVERYWHERE ? varianceOf('MODE', mode) : null;
      return [{ effect: modeEffectKey(item, mode, channel), value: standardError, variance, sides }];
    });
  const partOf = ({ factor, key }: ShownModeItem['mix'][number]): TableCount => ({
    item,
    kind: 'PART',
    factor,
    key: key ?? NO_SEGMENT,
  });
  const ofMix = mix.flatMap((part): ShownError[] => {
    if (part.standardError === null || part.reference) return [];
    const key = part.key ?? NO_SEGMENT;
    const beside = mix.filter(({ factor, reference }) => reference && factor === part.factor);
    return [
      {
        effect: mixEffectKey(item, part.factor, key),
        value: part.standardError,
        variance: varianceOf(part.factor, key),
        sides: [part, ...beside].map((one) => countKey(partOf(one))),
      },
    ];
  });
  return [...ofModes(modes, EVERYWHERE), ...classes.flatMap((own) => ofModes(own.modes, own.channel)), ...ofMix];
}

/** A segment is named by its UUID in a covariance, and by its global id elsewhere. */
const nameOf = (coefficient: string): string => coefficient.replace(':seg_', ':').replaceAll('-', '');
