import { type Cell, cellKey, isOfClass, WHOLE } from './cells.ts';
import type { Bounds, Sum } from './narrow.ts';

/** Options of RESULT: settled, and "still in progress". */
const SETTLED = [1, 2, 3];
const PENDING = 4;

/** The unknown that stands for one bar: how many answers of a cell chose an option, 1 to 5. */
export type BarOf = (cell: number, option: number) => number;

/**
 * Adds a further unknown for every bar of every whole thing, since distributions of these are public, and for those still
 * waiting in each of its channels. Bars add up to their cell, and along every sum that cells add up along; settled results
 * are three of the bars of RESULT.
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
  const barAt = new Map<string, number>();
  const keyOf = (cell: number, option: number) => `${cell} ${option}`;
  const barOf: BarOf = (cell, option) => barAt.get(keyOf(cell, option))!;
  const ofCells = sums.filter(({ total, parts }) => parts.every((part) => cells[part]!.count === cells[total]!.count));
  cells.forEach((cell, at) => {
    const options = optionsOf(cell);
    for (const option of options) barAt.set(keyOf(at, option), bounds.push({ low: 0, high: Infinity }) - 1);
    if (cell.part === WHOLE && options.length > 0)
      sums.push({ total: at, parts: options.map((option) => barOf(at, option)), isComplete: true });
  });
  cells.forEach(({ thing, part, stream, count, period }, cell) => {
    if (count !== 'RESULT') return;
    const all = indexOf.get(cellKey(thing.id, part, stream, 'RESULT_WITH_PENDING', period))!;
    sums.push({ total: all, parts: [cell, barOf(all, PENDING)], isComplete: true });
    if (part === WHOLE)
      sums.push({ total: cell, parts: SETTLED.map((option) => barOf(all, option)), isComplete: true });
  });
  for (const { total, parts, isComplete } of ofCells)
    for (const option of optionsOf(cells[total]!)) {
      const bars = parts.flatMap((part) => barAt.get(keyOf(part, option)) ?? []);
      if (bars.length < parts.length) continue;
      sums.push({ total: barOf(total, option), parts: bars, isComplete });
    }
  return barOf;
}

/** Options of which the bar of a cell is an unknown. Of RESULT they are bars of all who answered about it. */
function optionsOf({ part, count }: Cell): readonly number[] {
  if (count === 'RESULT' || isOfClass(part)) return [];
  if (part !== WHOLE) return count === 'RESULT_WITH_PENDING' ? [PENDING] : [];
  return count === 'RESULT_WITH_PENDING' ? [...SETTLED, PENDING] : [1, 2, 3, 4, 5];
}
