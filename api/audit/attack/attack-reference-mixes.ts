import type { ShownModeTable } from '../collect/mode-tables.ts';
import type { ShownReferenceMix } from '../collect/reference-mixes.ts';
import { FEWEST_FEASIBLE } from './attack.ts';
import type { FrozenVerdict } from './frozen-verdict.ts';
import { countKey, countsOf, NO_SEGMENT } from './mode-table-counts.ts';
import { type Bounds, narrow, type Sum } from './narrow.ts';
import type { ReferenceMixTruth } from './reference-mix-truth.ts';

const FEWEST_SHOWN = 10;
const NEAREST = 5;
const ROUNDING = 2;
const ALL = 'ALL';

interface Unknown {
  name: string;
  n: number;
  /** What is told of it by the mix or, of a total, elsewhere; 0: nothing. */
  told: number;
  /** By how much it may be off. */
  rounding: number;
  isPart: boolean;
}

/**
 * Attacks mixes that are made of answers: a channel is its parts, a segment is, and all are the whole. An outsider knows
 * totals to the nearest 5: once all of 10 answers and more, and once those that the mode table of the same days tells. What
 * these totals tell by themselves is not the fault of the mix; that it tells more of it is. Empty parts are known.
 */
export function attackReferenceMixes(
  mixes: readonly ShownReferenceMix[],
  truths: readonly ReferenceMixTruth[],
  tables: readonly ShownModeTable[],
): FrozenVerdict {
  const verdict: FrozenVerdict = { shown: 0, withheld: 0, narrowed: [], wrong: [] };
  for (const mix of mixes.filter(({ weighting }) => weighting === 'ANSWERS')) {
    const truth = truths.find(({ year }) => year === mix.year);
    if (!truth) throw new Error(`nobody knows what the reference mix of ${mix.year} was made of`);
    const parts = partsOf(mix, truth);
    verdict.shown += parts.filter(({ told }) => told > 0).length;
    verdict.withheld += parts.filter(({ told }) => told === 0).length;
    const table = tables.find(({ period }) => period.from === mix.period.from && period.to === mix.period.to);
    for (const toldOf of [toldOfLarge, ...(table ? [toldByTable(table)] : [])])
      attackMix(`mix of ${mix.year}`, truth, parts, toldOf, verdict);
  }
  return verdict;
}

const roundedTo = (n: number): number => Math.round(n / NEAREST) * NEAREST;

/**
 * Parts with their counts as percents tell them: multiples of 5 in the proportions that are shown. Where percents are not
 * those of multiples of 5 they are taken to tell the exact counts.
 */
function partsOf(mix: ShownReferenceMix, { parts }: ReferenceMixTruth): Unknown[] {
  const percents = new Map(mix.shares.map(({ channel, segment, percent }) => [`${channel} ${segment ?? NO_SEGMENT}`, percent])); // prettier-ignore
  const shown = parts.filter(({ channel, segment }) => percents.has(`${channel} ${segment}`));
  const total = shown.reduce((sum, { n }) => sum + roundedTo(n), 0);
  const counts = parts.map(({ channel, segment }) => {
    const percent = percents.get(`${channel} ${segment}`) ?? 0;
    return { percent, told: roundedTo((percent / 100) * total) };
  });
  const isRounded = counts.every(({ percent, told }) => told === 0 || percentOf(told, total) === percent);
  return parts.map(({ channel, segment, n }, at) => {
    const { percent, told } = counts[at]!;
    const known = isRounded ? { told, rounding: ROUNDING } : { told: percent > 0 ? n : 0, rounding: 0 };
    return { name: `${channel} ${segment}`, n, ...known, isPart: true };
  });
}

const percentOf = (count: number, total: number): number => Math.round((10_000 * count) / total) / 100;

type ToldOf = (total: { name: string; n: number }) => number;

const toldOfLarge: ToldOf = ({ n }) => (n < FEWEST_SHOWN ? 0 : roundedTo(n));

/** Of answers to SAT, which everybody answers who answers any. */
const toldByTable = (table: ShownModeTable): ToldOf => {
  const counts = countsOf(table);
  return ({ name }) => {
    if (name === ALL) return counts.get(countKey({ item: 'SAT', kind: 'WHOLE' })) ?? 0;
    const [factor, key] = name.split(' ') as ['CHANNEL' | 'SEGMENT', string];
    return counts.get(countKey({ item: 'SAT', kind: 'PART', factor, key })) ?? 0;
  };
};

function attackMix(
  named: string,
  { parts: truth }: ReferenceMixTruth,
  parts: readonly Unknown[],
  toldOf: ToldOf,
  verdict: FrozenVerdict,
): void {
  const groups = [
    ...[...Map.groupBy(truth.keys(), (at) => `CHANNEL ${truth[at]!.channel}`)],
    ...[...Map.groupBy(truth.keys(), (at) => `SEGMENT ${truth[at]!.segment}`)],
    [ALL, [...truth.keys()]] as const,
  ];
  const totals = groups.map(([name, own]): Unknown => {
    const n = own.reduce((sum, at) => sum + truth[at]!.n, 0);
    return { name, n, told: toldOf({ name, n }), rounding: ROUNDING, isPart: false };
  });
  const unknowns = [...parts, ...totals];
  const placesOf = (factor: string) =>
    totals.flatMap(({ name }, at) => (name.startsWith(factor) ? [parts.length + at] : []));
  const whole = unknowns.length - 1;
  const sums: Sum[] = [
    ...groups.map(([, own], at) => ({ total: parts.length + at, parts: own, isComplete: true })),
    ...['CHANNEL', 'SEGMENT'].map((factor) => ({ total: whole, parts: placesOf(factor), isComplete: true })),
  ];
  const before = narrowed(unknowns, sums, false);
  const after = narrowed(unknowns, sums, true);
  for (const [at, { name, n, told }] of unknowns.entries()) {
    const { low, high } = after[at]!;
    const found = { cell: `${named}, ${name}`, low, high: high === Infinity ? null : high, truth: n };
    if (n < low || n > high) verdict.wrong.push(found);
    const isSharper = low > before[at]!.low || high < before[at]!.high;
    if (n > 0 && told === 0 && isSharper && isNarrow(after[at]!)) verdict.narrowed.push(found);
  }
}

const isNarrow = ({ low, high }: Bounds): boolean => high - low + 1 < FEWEST_FEASIBLE;

/** What is known of all, with what the mix tells of its parts or without. */
function narrowed(unknowns: readonly Unknown[], sums: readonly Sum[], withParts: boolean): Bounds[] {
  const bounds = unknowns.map(({ n, told, rounding, isPart }): Bounds => {
    if (n === 0) return { low: 0, high: 0 };
    if (told === 0 || (isPart && !withParts)) return { low: 0, high: Infinity };
    return { low: Math.max(FEWEST_SHOWN, told - rounding), high: told + rounding };
  });
  narrow(bounds, sums);
  return bounds;
}
