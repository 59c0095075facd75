import type { Collection } from '../collect/collect.ts';
import { type Cell, cellKey, describeCell, isOfClass, mayBeShown, WHOLE } from './cells.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { narrow } from './narrow.ts';
import type { Truth } from './truth.ts';

/** So many whole numbers at least a withheld group total must be able to be, for all anybody can tell. */
export const FEWEST_FEASIBLE = 5;

/** Groups of fewer answers are never shown. */
const FEWEST_SHOWN = 10;

/** What the attack made of one withheld group total. */
export interface Narrowed {
  cell: string;
  low: number;
  /** Null: no upper bound was found. */
  high: number | null;
  truth: number;
}

/** What an attack found. */
export interface Verdict {
  /** Groups with published, and with withheld answers. Empty groups are in neither. */
  shown: number;
  withheld: number;
  /** The same of source classes of quarters, which are not among those. */
  classes: { shown: number; withheld: number };
  /** Answers behind the first two. */
  answersShown: number;
  answersWithheld: number;
  /** Withheld totals of at least 10 answers: withheld to protect others. */
  protecting: number;
  /** Withheld totals with fewer feasible whole numbers than `FEWEST_FEASIBLE`, the narrowest first. */
  narrowed: Narrowed[];
  /** Of these, known exactly. */
  exact: number;
  /** Bounds that do not hold the truth: the attack itself is wrong. */
  wrong: Narrowed[];
  /** What figures tell that the audit cannot place: nothing may. */
  surprises: readonly string[];
  /** Scores whose weights of channels are told. */
  weighted: number;
  /** Withheld channels beside weights: their mean follows, and from it how few answers it may be of. */
  weighed: readonly string[];
}

/** Attacks what was collected by interval propagation. The truth only judges: the attack does not know it. */
export function attack(collection: Collection, truth: Truth): Verdict {
  const knowledge = knowledgeOf(collection);
  tellEmptyClasses(knowledge, truth);
  narrow(knowledge.bounds, knowledge.sums);
  return judge(knowledge, truth);
}

/**
 * Who knows how a place works knows whom it never asks: nobody is invited at this counter, and that line asks nobody but
 * the invited. So the attacker is told which channels have no answers of a source class at all.
 */
export function tellEmptyClasses({ cells, bounds }: Pick<Knowledge, 'cells' | 'bounds'>, truth: Truth): void {
  cells.forEach((cell, at) => {
    if (isOfClass(cell.part) && (truth.get(keyOf(cell)) ?? 0) === 0) bounds[at]!.high = 0;
  });
}

/** A group that nobody is shown, as a class in a channel, is a secret while it is smaller than any that is shown. */
export const isGuarded = (cell: Cell, n: number): boolean => mayBeShown(cell) || n < FEWEST_SHOWN;

/** Counts what is withheld, and what of it is nearly known. */
export function judge(knowledge: Knowledge, truth: Truth): Verdict {
  const { cells, bounds, isShown, indexOf, surprises, weighted } = knowledge;
  const verdict: Verdict = {
    shown: 0,
    withheld: 0,
    classes: { shown: 0, withheld: 0 },
    answersShown: 0,
    answersWithheld: 0,
    protecting: 0,
    narrowed: [],
    exact: 0,
    wrong: [],
    surprises,
    weighted: weighted.length,
    weighed: withheldBesideWeights(knowledge, truth),
  };
  cells.forEach((cell, at) => {
    const { low, high } = bounds[at]!;
    const n = truth.get(keyOf(cell)) ?? 0;
    const found = { cell: describeCell(cell), low, high: high === Infinity ? null : high, truth: n };
    if (n < low || n > high) verdict.wrong.push(found);
    if (n === 0) return;
    if (isOfClass(cell.part)) {
      if (mayBeShown(cell)) verdict.classes[isShown[at] ? 'shown' : 'withheld']++;
      if (!isShown[at] && isGuarded(cell, n) && high - low + 1 < FEWEST_FEASIBLE) verdict.narrowed.push(found);
      return;
    }
    if (isShown[at]) {
      verdict.shown++;
      verdict.answersShown += n;
      return;
    }
    // A bar of a published group: how many of those who answered RESULT are still waiting.
    const settled = indexOf.get(cellKey(cell.thing.id, cell.part, cell.stream, 'RESULT', cell.period))!;
    if (cell.count === 'RESULT_WITH_PENDING' && isShown[settled]) return;
    verdict.withheld++;
    verdict.answersWithheld += n;
    if (n >= 10) verdict.protecting++;
    if (high - low + 1 < FEWEST_FEASIBLE) verdict.narrowed.push(found);
  });
  const widthOf = ({ low, high }: Narrowed) => (high ?? Infinity) - low;
  verdict.narrowed.sort((a, b) => widthOf(a) - widthOf(b) || (a.cell < b.cell ? -1 : 1));
  verdict.exact = verdict.narrowed.filter((found) => widthOf(found) === 0).length;
  return verdict;
}

const keyOf = ({ thing, part, stream, count, period }: Cell): string => cellKey(thing.id, part, stream, count, period);

/**
 * Channels that have answers and no figure, of scores whose weights are told, in the quarter or in a month of it, whose
 * transactions may be those of the quarter. Weights of one item are those of the others.
 */
function withheldBesideWeights({ cells, isShown, indexOf, weighted }: Knowledge, truth: Truth): string[] {
  const quarters = Map.groupBy(weighted, ({ thing }) => thing.id);
  return cells.flatMap((cell, at) => {
    const { thing, part, stream, count, period } = cell;
    if (stream !== 'SCORE' || !isItem(count) || part === WHOLE || isOfClass(part) || isShown[at]) return [];
    const isWeighted = quarters
      .get(thing.id)
      ?.some((told) => told.period.from <= period.from && period.to <= told.period.to);
    if (!isWeighted || (truth.get(keyOf(cell)) ?? 0) === 0) return [];
    // Where the whole is withheld too, there is no score that it could be worked out from.
    return isShown[indexOf.get(cellKey(thing.id, WHOLE, stream, count, period))!] ? [describeCell(cell)] : [];
  });
}

const isItem = (count: Cell['count']): boolean => count === 'SAT' || count === 'EASE' || count === 'TIME';
