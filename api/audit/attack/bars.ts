import { type Cell, cellKey, WHOLE } from './cells.ts';
import type { Bounds, Sum } from './narrow.ts';

/** Options of a distribution, and those of RESULT that are no "still in progress". */
const OPTIONS = 5;
const OPTIONS_OF_RESULT = 4;
const SETTLED = [1, 2, 3];
const PENDING = 4;

/** The unknown that stands for one bar: how many answers of a cell chose an option, 1 to 5. */
export type BarOf = (cell: number, option: number) => number;

/**
 * Adds a further unknown for every bar of every whole thing, since distributions of these are public. Bars add up to
 * their cell, and along every sum that cells add up along; settled results are three of the bars of RESULT.
 *
 * @param bounds of the cells; those of bars are put after them
 * @param sums between cells; those of bars are put after them
 */
export function addBars(
  cells: readonly Cell[],
  indexOf: ReadonlyMap<string, number>,
  bounds: Bounds[],
  sums: Sum[],
): BarOf {
  const firstOf = new Map<number, number>();
  const barsOf = (cell: number): number[] => {
    const length = cells[cell]!.count === 'RESULT_WITH_PENDING' ? OPTIONS_OF_RESULT : OPTIONS;
    return Array.from({ length }, (_, at) => firstOf.get(cell)! + at);
  };
  const ofCells = sums.filter(({ total, parts }) =>
    parts.every((part) => cells[part]!.part === WHOLE && cells[part]!.count === cells[total]!.count),
  );
  cells.forEach(({ part, count }, cell) => {
    if (part !== WHOLE || count === 'RESULT') return;
    firstOf.set(cell, bounds.length);
    const parts = barsOf(cell);
    bounds.push(...parts.map(() => ({ low: 0, high: Infinity })));
    sums.push({ total: cell, parts, isComplete: true });
  });
  const barOf: BarOf = (cell, option) => firstOf.get(cell)! + option - 1;
  cells.forEach(({ thing, part, stream, count, period }, cell) => {
    if (part !== WHOLE || count !== 'RESULT') return;
    const all = indexOf.get(cellKey(thing.id, part, stream, 'RESULT_WITH_PENDING', period))!;
    sums.push(
      { total: cell, parts: SETTLED.map((option) => barOf(all, option)), isComplete: true },
      { total: all, parts: [cell, barOf(all, PENDING)], isComplete: true },
    );
  });
  for (const { total, parts, isComplete } of ofCells)
    if (firstOf.has(total))
      for (const [at, bar] of barsOf(total).entries())
        sums.push({ total: bar, parts: parts.map((part) => firstOf.get(part)! + at), isComplete });
  return barOf;
}
