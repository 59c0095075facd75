import type { Channel, Mode } from '@otklik/schema';
import {
  type DisclosureGroup,
  type LinkedTable,
  POLICY,
  publicCountBounds,
  type ToldCell,
  withholdWhatCanBeNarrowed,
} from '../../../statistics/index.ts';
import { ELSEWHERE, EVERYWHERE, keyOfSat, partKey, type Side, sideKey, SIDES, wholeKey } from './count-keys.ts';
import { DecidedOnce } from './decided-once.ts';
import { errorsBeside } from './errors-beside.rules.ts';
import { modesVaryOn } from './interaction.rules.ts';
import type { AdjustedItem, ItemEffects, MixEffect, ModeEffect, ModeTable, ToldKeys } from './mode-table.ts';
import { isFewOfMode } from './public-effect.rules.ts';

/** Which counts of a mode table the public is told. */
export interface ToldCounts {
  /** All answers to an item. */
  hasWhole: (item: AdjustedItem) => boolean;
  /** Those of a channel or segment. */
  hasPart: (item: AdjustedItem, part: Pick<MixEffect, 'factor' | 'key'>) => boolean;
  /** One side of the effect of a mode, of all channels together or, both sides at once, of one of them. */
  hasSide: (item: AdjustedItem, mode: Mode, side: Side, channel?: Channel) => boolean;
  /** Whether it would tell too much that the count of this key is 30 at least: then no effect stands beside it. */
  isSilent: (key: string) => boolean;
}

/**
 * Decides which counts of a mode table are told, of all items at once: those of 10 answers and more that do not tell of
 * another, by every sum that holds between them. All channels make up the whole, and all segments; the sides of an effect
 * are the sum of those by channel, whether these are told or not; a channel has at least its answers in all modes and on
 * the web of one of them; whoever answers another item has answered SAT. A count that is told is known as narrowly as
 * it and the errors beside it allow; where it is not told no error is, so that it is known by the others alone. Where an
 * effect by channel has fewer than 10 answers on a side it is not told, nor is the next smallest one of that channel. Of a
 * count that the table does not have nothing is told.
 *
 * A table that was decided when it was frozen, together with those before it (`toldBesideEarlier`), tells what was decided.
 *
 * @see DESIGN §5 "Disclosure, one rule"; docs/methods/disclosure.md
 */
export function toldCounts(table: Pick<ModeTable, 'items' | 'told'>): ToldCounts {
  const { counts, silent } = toldKeysOf(table);
  const [told, untold] = [new Set(counts), new Set(silent)];
  return {
    hasWhole: (item) => told.has(wholeKey(item)),
    hasPart: (item, part) => told.has(partKey(item, part)),
    hasSide: (item, mode, side, channel) => told.has(sideKey(item, mode, side, channel ?? EVERYWHERE)),
    isSilent: (key) => untold.has(key),
  };
}

/** The same by key, as decided when it was frozen, else by itself. */
export const toldKeysOf = ({ items, told }: Pick<ModeTable, 'items' | 'told'>): ToldKeys =>
  told ?? decidedByItself(items);

const decisions = new DecidedOnce<ToldKeys>();

function decidedByItself(items: readonly ItemEffects[]): ToldKeys {
  const counts = items.flatMap(cellsOf).map(({ key, n, told, isOpen, atLeast }) => [key, n, told, isOpen, atLeast]);
  return decisions.of(counts, () => toldBeside(items, [NOTHING_BESIDE]));
}

/** Counts with the sums and limits between them; nothing is withheld to keep the rule in those that only tell. */
export type LinkedCounts = Required<Pick<LinkedTable, 'cells' | 'groups' | 'told' | 'limits'>>;

/** What somebody knows beside a table, and how that hangs together with it; keys are none of the table's. */
export type KnownBeside = Omit<LinkedCounts, 'groups'> &
  Required<Pick<LinkedTable, 'alreadyWithheld' | 'alreadyPublished'>>;

const NOTHING_BESIDE: KnownBeside = {
  cells: [],
  told: [],
  limits: [],
  alreadyWithheld: new Set(),
  alreadyPublished: new Set(),
};

/**
 * Decides a table for each of several outsiders who know something beside it. Where withholding counts is not enough,
 * since the effects beside them say how many there are at least, these are left out too, if that is of use.
 */
export function toldBeside(items: readonly ItemEffects[], outsiders: readonly KnownBeside[]): ToldKeys {
  const links = linkedCounts(items);
  const decided = withheldBeside(items, links, outsiders);
  const toldBy = (withheld: ReadonlySet<string>) => links.cells.flatMap(({ key }) => (withheld.has(key) ? [] : [key]));
  if (decided.risks === 0) return { counts: toldBy(decided.withheld), silent: [] };
  // Effects that are usable move figures: they stay.
  const isSpare = ({ atLeast = 0 }: ToldCell) => atLeast > 0 && atLeast < POLICY.modeEffect.minimumN;
  const cells = links.cells.map((cell) => (isSpare(cell) ? { ...cell, atLeast: 0 } : cell));
  const without = withheldBeside(items, { ...links, cells }, outsiders);
  if (without.risks >= decided.risks) return { counts: toldBy(decided.withheld), silent: [] };
  const silent = links.cells.filter((cell) => isSpare(cell) && without.withheld.has(cell.key));
  return { counts: toldBy(without.withheld), silent: silent.map(({ key }) => key) };
}

/** Keys that are withheld, and how many are nearly known to the outsiders all the same. */
function withheldBeside(
  items: readonly ItemEffects[],
  { cells, groups, told, limits }: LinkedCounts,
  outsiders: readonly KnownBeside[],
): { withheld: ReadonlySet<string>; risks: number } {
  const pairs = items.flatMap(({ item, classes }) =>
    classes.flatMap(({ channel, modes }) =>
      modes.map(({ mode }) => SIDES.map((side) => sideKey(item, mode, side, channel))),
    ),
  );
  const withheld = new Set(items.flatMap(fewByChannel));
  let risks = 0;
  for (let before = -1; before !== withheld.size;) {
    before = withheld.size;
    risks = 0;
    for (const beside of outsiders) {
      const { disclosure, atRisk } = withholdWhatCanBeNarrowed({
        cells: [...cells, ...beside.cells],
        groups,
        told: [...told, ...beside.told],
        limits: [...limits, ...beside.limits],
        alreadyWithheld: new Set([...withheld, ...beside.alreadyWithheld]),
        alreadyPublished: beside.alreadyPublished,
      });
      for (const { key } of cells) if (disclosure.get(key) !== 'PUBLISHED') withheld.add(key);
      risks += atRisk.length;
    }
    for (const pair of pairs) if (pair.some((key) => withheld.has(key))) for (const key of pair) withheld.add(key);
  }
  return { withheld, risks };
}

/** The counts of a table with what they would tell, and everything that holds between them. */
export function linkedCounts(items: readonly ItemEffects[]): LinkedCounts {
  const cells = items.flatMap(cellsOf);
  const known = new Set(cells.map(({ key }) => key));
  const within = ({ parent, children }: DisclosureGroup): DisclosureGroup[] => {
    const listed = children.filter((key) => known.has(key));
    return known.has(parent) && listed.length > 0 ? [{ parent, children: listed }] : [];
  };
  return {
    cells,
    groups: items.flatMap(sumsOf).flatMap(within),
    told: items.flatMap(leastOf).flatMap(within),
    limits: cells.flatMap(({ key }): [string, string][] => {
      const ofAll = keyOfSat(key);
      // What is left elsewhere is not in the same channels for every item.
      return key === ofAll || key.endsWith(ELSEWHERE) || !known.has(ofAll) ? [] : [[key, ofAll]];
    }),
  };
}

/**
 * Every count of an item, and what is told with it: below 30 the effect, a difference of two means, is taken to tell it
 * exactly, and from there on the rounded count and the errors beside it.
 */
function cellsOf(own: ItemEffects): ToldCell[] {
  const { item, answers, modes, classes, mix } = own;
  const byErrors = errorsBeside(own);
  const shown = (key: string, n: number): ToldCell => {
    if (n < POLICY.minimumToShow) return { key, n, told: null };
    const [rounded, byError] = [publicCountBounds(n, POLICY.minimumToPublish), byErrors(key)];
    return { key, n, told: { low: Math.max(rounded.low, byError.low), high: Math.min(rounded.high, byError.high) } };
  };
  // Its effect is told from 30 answers on whether or not the count is, and that one is usable of so many more.
  const beside = (cell: ToldCell, isUsable = false): ToldCell => ({ ...cell, atLeast: besideEffect(cell.n, isUsable) });
  // Who is not told is no secret from 10 answers on.
  const unshown = (key: string, n: number): ToldCell => ({ key, n, told: null, isOpen: n >= POLICY.minimumToShow });
  const ofClasses = modesVaryOn(own) ? shown : unshown;
  return [
    shown(wholeKey(item), answers),
    ...mix.map((part) => {
      const cell = shown(partKey(item, part), part.answers);
      return part.isReference ? cell : beside(cell);
    }),
    ...modes.flatMap((common) =>
      SIDES.flatMap((side) => {
        const { mode } = common;
        const kept = classes.flatMap(({ channel, modes: all }) =>
          all.filter((one) => one.mode === mode).map((one) => [channel, one[side]] as const),
        );
        const rest = kept.reduce((left, [, n]) => left - n, common[side]);
        return [
          beside(shown(sideKey(item, mode, side, EVERYWHERE), common[side]), common.isUsable),
          ...kept.map(([channel, n]) => ofClasses(sideKey(item, mode, side, channel), n)),
          ...(rest > 0 ? [unshown(sideKey(item, mode, side, ELSEWHERE), rest)] : []),
        ];
      }),
    ),
  ];
}

/** The fewest answers that an effect says there are on a side of it, where it is shown and they are not. */
function besideEffect(n: number, isUsable: boolean): number {
  if (isUsable && n >= POLICY.modeEffect.minimumN) return POLICY.modeEffect.minimumN;
  return n < POLICY.minimumToPublish ? 0 : POLICY.minimumToPublish;
}

/** Sums in which the rule is kept. */
function sumsOf({ item, modes, classes, mix }: ItemEffects): DisclosureGroup[] {
  const partsOf = (factor: string) => mix.filter((part) => part.factor === factor).map((part) => partKey(item, part));
  const places = [...classes.map(({ channel }) => channel), ELSEWHERE];
  return [
    ...['CHANNEL', 'SEGMENT'].map((factor) => ({ parent: wholeKey(item), children: partsOf(factor) })),
    ...modes.flatMap(({ mode }) =>
      SIDES.map((side) => ({
        parent: sideKey(item, mode, side, EVERYWHERE),
        children: places.map((place) => sideKey(item, mode, side, place)),
      })),
    ),
  ];
}

/** What a channel, and the whole, has at least: answers in all modes, and on the web of one of them. */
function leastOf({ item, modes, classes }: ItemEffects): DisclosureGroup[] {
  const places = [EVERYWHERE, ...classes.map(({ channel }) => channel)];
  return places.flatMap((place) => {
    const parent = place === EVERYWHERE ? wholeKey(item) : partKey(item, { factor: 'CHANNEL', key: place });
    const inModes = modes.map(({ mode }) => sideKey(item, mode, 'answers', place));
    return modes.map(({ mode }) => ({
      parent,
      children: [...inModes, sideKey(item, mode, 'referenceAnswers', place)],
    }));
  });
}

/** Both sides of effects by channel with too few answers, and of the smallest other one beside them. */
function fewByChannel({ item, classes }: ItemEffects): string[] {
  return classes.flatMap(({ channel, modes }) =>
    fewOf(modes).flatMap(({ mode }) => SIDES.map((side) => sideKey(item, mode, side, channel))),
  );
}

function fewOf(own: readonly ModeEffect[]): readonly ModeEffect[] {
  const few = own.filter(isFewOfMode);
  const [smallest] = own.filter((one) => !isFewOfMode(one)).toSorted((a, b) => a.answers - b.answers);
  return [...few, ...(few.length > 0 && smallest ? [smallest] : [])];
}
