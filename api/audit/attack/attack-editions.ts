import type { Collection } from '../collect/collect.ts';
import { FEWEST_FEASIBLE, isGuarded, type Narrowed, tellEmptyClasses, type Verdict } from './attack.ts';
import { type Cell, cellKey, describeCell } from './cells.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { type Bounds, narrow, type Sum } from './narrow.ts';
import type { Truth } from './truth.ts';

/** One collection and the counts that its figures were made of. */
export interface SeenEdition {
  collection: Collection;
  truth: Truth;
}

/** What comparing editions found. */
export interface EditionsVerdict extends Pick<Verdict, 'narrowed' | 'wrong'> {
  editions: number;
  /** Cells of which another count stands behind a later edition than behind the one before it. */
  changed: number;
  /** Groups of 1–9 late answers whose number has fewer feasible whole numbers than `FEWEST_FEASIBLE`. */
  late: Narrowed[];
}

/** An edition as unknowns, which begin at `offset` among those of all editions. */
interface Part extends SeenEdition {
  knowledge: Knowledge;
  offset: number;
}

/** One cell in an edition, in the one before it, and what came between them. Unknowns. */
interface Moved {
  cell: Cell;
  before: number;
  after: number;
  late: number;
}

/**
 * Differencing between editions of the same periods. Whoever kept them all takes it that ratings only came, and that
 * nothing came where the figure is the same: each edition = the one before it + late, for every cell, and late answers
 * add up as all others do.
 */
export function attackEditions(editions: readonly SeenEdition[]): EditionsVerdict {
  const bounds: Bounds[] = [];
  const parts = editions.map((edition, at): Part => {
    const knowledge = knowledgeOf(edition.collection, { isFirstEdition: at === 0 });
    tellEmptyClasses(knowledge, edition.truth);
    const offset = bounds.length;
    for (const known of knowledge.bounds) bounds.push(known);
    return { ...edition, knowledge, offset };
  });
  const moves = parts.slice(1).map((part, at) => movesBetween(parts[at]!, part, bounds));
  const sums = [
    ...parts.flatMap(({ knowledge, offset }) => shifted(knowledge.sums, (cell) => cell + offset)),
    ...moves.flat().map(({ before, after, late }) => ({ total: after, parts: [before, late], isComplete: true })),
    ...moves.flatMap((moved, at) => {
      const { knowledge, offset } = parts[at]!;
      const lateOf = new Map(moved.map(({ before, late }) => [before, late]));
      const complete = knowledge.sums.filter(
        (sum) => sum.isComplete && [sum.total, ...sum.parts].every((cell) => lateOf.has(cell + offset)),
      );
      return shifted(complete, (cell) => lateOf.get(cell + offset)!);
    }),
  ];
  narrow(bounds, sums);
  return judgeEditions(parts, moves, bounds);
}

const shifted = (sums: readonly Sum[], to: (cell: number) => number): Sum[] =>
  sums.map(({ total, parts, isComplete }) => ({ total: to(total), parts: parts.map(to), isComplete }));

/** Adds the unknowns between two editions. */
function movesBetween(before: Part, after: Part, bounds: Bounds[]): Moved[] {
  return before.knowledge.cells.flatMap((cell, at): Moved[] => {
    const later = after.knowledge.indexOf.get(keyOf(cell));
    if (later === undefined) return [];
    const told = before.knowledge.told[at];
    const isSame = told !== undefined && told === after.knowledge.told[later];
    bounds.push({ low: 0, high: isSame ? 0 : Infinity });
    return [{ cell, before: at + before.offset, after: later + after.offset, late: bounds.length - 1 }];
  });
}

function judgeEditions(
  parts: readonly Part[],
  moves: readonly (readonly Moved[])[],
  bounds: readonly Bounds[],
): EditionsVerdict {
  const verdict: EditionsVerdict = { editions: parts.length, changed: 0, late: [], narrowed: [], wrong: [] };
  const look = (
    { unknown, truth, isSecret, cell, what }: { unknown: number; truth: number; isSecret: boolean; cell: Cell; what: string }, // prettier-ignore
    into: Narrowed[],
  ) => {
    const { low, high } = bounds[unknown]!;
    const found = { cell: `${describeCell(cell)}, ${what}`, low, high: high === Infinity ? null : high, truth };
    if (truth < low || truth > high) verdict.wrong.push(found);
    if (isSecret && truth > 0 && high - low + 1 < FEWEST_FEASIBLE) into.push(found);
  };
  parts.forEach(({ knowledge, truth, offset }, edition) =>
    knowledge.cells.forEach((cell, at) => {
      const n = truth.get(keyOf(cell)) ?? 0;
      const isSecret = !knowledge.isShown[at] && isGuarded(cell, n) && !isBar(knowledge, cell);
      const what = `edition ${edition + 1} of ${parts.length}`;
      look({ unknown: at + offset, truth: n, isSecret, cell, what }, verdict.narrowed);
    }),
  );
  moves.forEach((moved, at) => {
    const [earlier, later] = [parts[at]!, parts[at + 1]!];
    for (const { cell, late: unknown } of moved) {
      const change = (later.truth.get(keyOf(cell)) ?? 0) - (earlier.truth.get(keyOf(cell)) ?? 0);
      if (change !== 0) verdict.changed++;
      const isSecret = Math.abs(change) < 10 && !isBar(later.knowledge, cell);
      look({ unknown, truth: change, isSecret, cell, what: `before edition ${at + 2}` }, verdict.late);
    }
  });
  return verdict;
}

/** How many of those with a result still wait is a bar where the result is shown. */
const isBar = ({ isShown, indexOf }: Knowledge, cell: Cell): boolean =>
  cell.count === 'RESULT_WITH_PENDING' && isShown[indexOf.get(keyOf({ ...cell, count: 'RESULT' }))!]!;

const keyOf = ({ thing, part, stream, count, period }: Cell): string => cellKey(thing.id, part, stream, count, period);
