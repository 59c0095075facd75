import type { ShownModeTable } from '../collect/mode-tables.ts';
import { FEWEST_FEASIBLE, type Narrowed } from './attack.ts';
import {
  countKey,
  countsOf,
  EVERYWHERE,
  leastOf,
  NO_SEGMENT,
  type Side,
  SIDES,
  type TableCount,
} from './mode-table-counts.ts';
import type { FrozenVerdict } from './frozen-verdict.ts';
import { boundsByErrors } from './mode-table-errors.ts';
import type { ModeTableTruth } from './mode-table-truth.ts';
import { type Bounds, narrow, type Sum } from './narrow.ts';

/** Groups of fewer answers are never shown. */
export const FEWEST_SHOWN = 10;
/** Below so many answers an effect, a difference of two means to two decimals, is taken to tell their number. */
const EXACT_BELOW = 30;
const ROUNDING = 2;

/**
 * Attacks the counts of frozen mode tables by interval propagation: each by itself, its items together. Channels make up
 * the whole, and segments do; the sides of an effect are those of all channels; a channel has at least its answers in
 * all modes and on the web of one of them; whoever answers another item has answered SAT.
 *
 * An outsider is taken to know which counts are 0, since it is no secret where who can answer how, and of every error
 * all but the one count that it is solved for (`boundsByErrors`). The truth judges, and tells this and the exact number of
 * few answers that are told.
 */
export function attackModeTables(tables: readonly ShownModeTable[], truths: readonly ModeTableTruth[]): FrozenVerdict {
  const verdict: FrozenVerdict = { shown: 0, withheld: 0, narrowed: [], wrong: [] };
  for (const table of tables) {
    const truth = truths.find(({ version }) => version === table.version);
    if (!truth) throw new Error(`nobody knows what the mode table ${table.version} was made of`);
    attackTable(table, truth, verdict);
  }
  verdict.narrowed.sort(narrowestFirst);
  return verdict;
}

export const narrowestFirst = (a: Narrowed, b: Narrowed): number =>
  widthOf(a) - widthOf(b) || (a.cell < b.cell ? -1 : 1);
const widthOf = ({ low, high }: Narrowed): number => (high ?? Infinity) - low;

function attackTable(table: ShownModeTable, truth: ModeTableTruth, verdict: FrozenVerdict): void {
  const known = knownOfTable(table, truth);
  narrow(known.bounds, known.sums);
  for (const [at, key] of known.keys.entries()) {
    const found = foundOf(`mode table ${table.version}, ${key}`, known.bounds[at]!, truth.counts.get(key) ?? 0);
    if (isWrong(found)) verdict.wrong.push(found);
    if (found.truth === 0) continue;
    const isShown = (known.shown.get(key) ?? 0) > 0;
    if (isShown) verdict.shown++;
    if (!isWithheld(key, found.truth, isShown, truth)) continue;
    verdict.withheld++;
    if (isNarrow(found)) verdict.narrowed.push(found);
  }
}

/** What is told of the counts of a table, with all sums between them. */
export interface KnownOfTable {
  /** Keys of all counts, those that are 0 too. */
  keys: readonly string[];
  shown: ReadonlyMap<string, number>;
  bounds: Bounds[];
  sums: readonly Sum[];
}

/** What somebody knows of the counts of a table before anything is added or subtracted. */
export function knownOfTable(table: ShownModeTable, truth: ModeTableTruth): KnownOfTable {
  const { counts } = truth;
  const shown = countsOf(table);
  const least = leastOf(table);
  const unknowns = unknownsOf(table);
  const keys = unknowns.map(countKey);
  const isRounded = [...shown.values()].every((n) => n % 5 === 0);
  const bounds = keys.map((key) =>
    (shown.get(key) ?? 0) === 0 && (counts.get(key) ?? 0) > 0
      ? { low: least.get(key) ?? 0, high: Infinity }
      : boundsOf(shown.get(key) ?? 0, counts.get(key) ?? 0, isRounded ? ROUNDING : 0),
  );
  const byErrors = boundsByErrors(table, truth);
  for (const key of byErrors.keys()) if (!keys.includes(key)) throw new Error(`the table has no count ${key}`);
  for (const [at, key] of keys.entries())
    for (const { low, high } of byErrors.get(key) ?? []) {
      bounds[at]!.low = Math.max(bounds[at]!.low, low);
      bounds[at]!.high = Math.min(bounds[at]!.high, high);
    }
  return { keys, shown, bounds, sums: sumsOf(unknowns) };
}

/** What is shown to nobody, as an effect by channel where effects do not vary, is a secret while it is small. */
export const isWithheld = (key: string, n: number, isShown: boolean, { kept }: Pick<ModeTableTruth, 'kept'>): boolean =>
  n > 0 && !isShown && (kept.has(key) || n < FEWEST_SHOWN);

/** A count by its name, with what is left of it. */
export const foundOf = (cell: string, { low, high }: Bounds, truth: number): Narrowed => ({
  cell,
  low,
  high: high === Infinity ? null : high,
  truth,
});
export const isWrong = ({ low, high, truth }: Narrowed): boolean => truth < low || truth > (high ?? Infinity);
export const isNarrow = ({ low, high }: Bounds | Narrowed): boolean => (high ?? Infinity) - low + 1 < FEWEST_FEASIBLE;

function boundsOf(shown: number, truth: number, rounding: number): Bounds {
  if (truth === 0) return { low: 0, high: 0 };
  if (truth < EXACT_BELOW) return { low: truth, high: truth };
  return { low: Math.max(FEWEST_SHOWN, shown - rounding), high: shown + rounding };
}

/** Every count that the table has or could have: the parts it names, and the effects of its modes in all its channels. */
function unknownsOf({ items }: ShownModeTable): TableCount[] {
  return items.flatMap(({ item, modes, mix }): TableCount[] => {
    const channels = mix.flatMap(({ factor, key }) => (factor === 'CHANNEL' ? [key!] : []));
    return [
      { item, kind: 'WHOLE' },
      ...mix.map(({ factor, key }): TableCount => ({ item, kind: 'PART', factor, key: key ?? NO_SEGMENT })),
      ...modes.flatMap(({ mode }) =>
        [EVERYWHERE, ...channels].flatMap((channel) =>
          SIDES.map((side): TableCount => ({ item, kind: 'EFFECT', mode, channel, side })),
        ),
      ),
    ];
  });
}

/** Every sum that must hold between them. */
function sumsOf(unknowns: readonly TableCount[]): Sum[] {
  const indexOf = new Map(unknowns.map((count, at) => [countKey(count), at]));
  const sums: Sum[] = [];
  const add = (total: TableCount, parts: readonly TableCount[], isComplete: boolean) => {
    const known = parts.flatMap((part) => indexOf.get(countKey(part)) ?? []);
    const at = indexOf.get(countKey(total));
    if (at !== undefined && known.length > 0) sums.push({ total: at, parts: known, isComplete });
  };
  for (const [item, own] of Map.groupBy(unknowns, (count) => count.item)) {
    const whole: TableCount = { item, kind: 'WHOLE' };
    const parts = own.filter((count) => count.kind === 'PART');
    const effects = own.filter((count) => count.kind === 'EFFECT');
    const channels = parts.flatMap(({ factor, key }) => (factor === 'CHANNEL' ? [key] : []));
    const modes = [...new Set(effects.map(({ mode }) => mode))];
    const effectOf = (mode: string, channel: string, side: Side): TableCount => ({ item, kind: 'EFFECT', mode, channel, side }); // prettier-ignore
    for (const factor of ['CHANNEL', 'SEGMENT'] as const) {
      const all = parts.filter((part) => part.factor === factor);
      add(whole, all, true);
    }
    for (const mode of modes)
      for (const side of SIDES)
        add(
          effectOf(mode, EVERYWHERE, side),
          channels.map((channel) => effectOf(mode, channel, side)),
          true,
        );
    for (const channel of [EVERYWHERE, ...channels]) {
      const total: TableCount =
        channel === EVERYWHERE ? whole : { item, kind: 'PART', factor: 'CHANNEL', key: channel };
      const inModes = modes.map((mode) => effectOf(mode, channel, 'answers'));
      for (const mode of modes) add(total, [...inModes, effectOf(mode, channel, 'referenceAnswers')], false);
    }
    if (item !== 'SAT') for (const count of own) add({ ...count, item: 'SAT' }, [count], false);
  }
  return sums;
}
