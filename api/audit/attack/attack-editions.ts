import type { Collection } from '../collect/collect.ts';
import { FEWEST_FEASIBLE, type Narrowed, type Verdict } from './attack.ts';
import { cellKey, describeCell, type Knowledge, knowledgeOf } from './knowledge.ts';
import { type Bounds, narrow, type Sum } from './narrow.ts';
import type { Truth } from './truth.ts';

/** One collection and the counts that its figures were made of. */
export interface SeenEdition {
  collection: Collection;
  truth: Truth;
}

/** What comparing two editions found. */
export interface EditionsVerdict extends Pick<Verdict, 'narrowed' | 'wrong'> {
  /** Cells of which another count stands behind the second edition. */
  changed: number;
  /** Groups of 1–9 late answers whose number has fewer feasible whole numbers than `FEWEST_FEASIBLE`. */
  late: Narrowed[];
}

/**
 * Differencing between two editions of the same periods. Whoever kept the first one knows both, and takes it that
 * ratings only came, and that nothing came where the figure is the same: second = first + late, for every cell, and late
 * answers add up as all others do.
 */
export function attackEditions(first: SeenEdition, second: SeenEdition): EditionsVerdict {
  const [before, after] = [knowledgeOf(first.collection), knowledgeOf(second.collection)];
  const shared = before.cells.flatMap((cell, at) => {
    const later = after.indexOf.get(keyOf(cell));
    return later === undefined ? [] : [{ cell, before: at, after: later }];
  });
  const offset = before.cells.length;
  const lateOffset = offset + after.cells.length;
  const bounds: Bounds[] = [
    ...before.bounds,
    ...after.bounds,
    ...shared.map(({ before: at, after: later }): Bounds => {
      const isSame = before.told[at] !== undefined && before.told[at] === after.told[later];
      return { low: 0, high: isSame ? 0 : Infinity };
    }),
  ];
  const lateOf = new Map(shared.map(({ before: at }, index) => [at, lateOffset + index]));
  const sums: Sum[] = [
    ...before.sums,
    ...after.sums.map(({ total, parts, isComplete }) => ({
      total: total + offset,
      parts: parts.map((part) => part + offset),
      isComplete,
    })),
    ...shared.map(({ before: at, after: later }) => ({
      total: later + offset,
      parts: [at, lateOf.get(at)!],
      isComplete: true,
    })),
    ...before.sums.flatMap(({ total, parts, isComplete }): Sum[] => {
      const late = [total, ...parts].map((cell) => lateOf.get(cell));
      if (!isComplete || late.some((index) => index === undefined)) return [];
      const [lateTotal, ...lateParts] = late as number[];
      return [{ total: lateTotal!, parts: lateParts, isComplete }];
    }),
  ];
  narrow(bounds, sums);

  const verdict: EditionsVerdict = { changed: 0, late: [], narrowed: [], wrong: [] };
  const countIn = ({ truth }: SeenEdition, cell: Knowledge['cells'][number]) => truth.get(keyOf(cell)) ?? 0;
  shared.forEach(({ cell, before: at, after: later }, index) => {
    const [earlier, now] = [countIn(first, cell), countIn(second, cell)];
    if (earlier !== now) verdict.changed++;
    const look = (unknown: number, truth: number, what: string, isSecret: boolean, into: Narrowed[]) => {
      const { low, high } = bounds[unknown]!;
      const found = { cell: `${describeCell(cell)}, ${what}`, low, high: high === Infinity ? null : high, truth };
      if (truth < low || truth > high) verdict.wrong.push(found);
      if (isSecret && truth > 0 && high - low + 1 < FEWEST_FEASIBLE) into.push(found);
    };
    const isBar = (knowledge: Knowledge) =>
      cell.count === 'RESULT_WITH_PENDING' &&
      knowledge.isShown[knowledge.indexOf.get(keyOf({ ...cell, count: 'RESULT' }))!]!;
    look(at, earlier, 'first edition', !before.isShown[at] && !isBar(before), verdict.narrowed);
    look(later + offset, now, 'second edition', !after.isShown[later] && !isBar(after), verdict.narrowed);
    const late = Math.abs(now - earlier);
    look(lateOffset + index, now - earlier, 'between them', late > 0 && late < 10 && !isBar(after), verdict.late);
  });
  return verdict;
}

const keyOf = ({ thing, part, stream, count, period }: Knowledge['cells'][number]): string =>
  cellKey(thing.id, part, stream, count, period);
