import type { Family, Json } from '../case.ts';
import { feasibleIntervals } from '../formulas/feasible-intervals.ts';
import { type CellPlace, suppressRectangles } from '../formulas/suppress-rectangles.ts';

/** Width that the best pattern of an audited table has to give its sensitive cell, unless the table says so. */
const WIDTH = 10;

/**
 * Suppression in tables: each table either names its suppressed cells (the intervals are audited) or is to be protected
 * by the rectangle rule.
 */
export const suppression: Family = (tables) =>
  Object.fromEntries(
    Object.entries<Json>(tables).map(([name, table]) => [name, table.suppressed ? audited(table) : protectedBy(table)]),
  );

function protectedBy({ cells, k }: { cells: number[][]; k: number }): Json {
  const pattern = suppressRectangles(cells, k);
  if (!pattern.isPossible) return { collapse: pattern.cell };
  const { primary, suppressed } = pattern;
  return { primary, suppressed, intervals: intervalsOf(cells, suppressed) };
}

function audited({ cells, suppressed, k }: { cells: number[][]; suppressed: CellPlace[]; k?: number }): Json {
  const best = cheapestPattern(cells, suppressed, k ?? WIDTH);
  return {
    intervals: intervalsOf(cells, suppressed),
    optimal_complementary_total_for_width_10: best?.total,
    optimal_complementary_cells: best?.cells,
  };
}

const intervalsOf = (cells: number[][], suppressed: readonly CellPlace[]): Json =>
  feasibleIntervals(cells, suppressed).map(({ cell, interval }) => ({ cell, ...interval }));

/**
 * The complementary cells of smallest total that hide the sensitive cell, by trying every set from the smallest total
 * on. The sensitive cell of an audited table is its largest suppressed one. The product uses rectangles instead.
 */
function cheapestPattern(
  cells: number[][],
  suppressed: readonly CellPlace[],
  width: number,
): { total: number; cells: CellPlace[] } | undefined {
  const countAt = ([row, column]: CellPlace): number => cells[row]![column]!;
  const sensitive = suppressed.reduce((most, place) => (countAt(place) > countAt(most) ? place : most));
  const others = cells
    .flatMap((row, i) => row.map((_, j): CellPlace => [i, j]))
    .filter(([i, j]) => i !== sensitive[0] || j !== sensitive[1]);
  if (others.length > 15) throw new RangeError('too large a table to try every pattern');
  const sets = Array.from({ length: 1 << others.length }, (_, mask) => {
    const chosen = others.filter((__, i) => mask & (1 << i));
    return { cells: chosen, total: chosen.reduce((sum, place) => sum + countAt(place), 0) };
  }).sort((a, b) => a.total - b.total || a.cells.length - b.cells.length);
  return sets.find((set) => {
    const { low, high } = feasibleIntervals(cells, [sensitive, ...set.cells])[0]!.interval;
    return high - low >= width - 1e-6;
  });
}
