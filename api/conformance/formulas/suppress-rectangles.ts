import { POLICY } from '../../src/statistics/policy.ts';
import { requireTable } from './require-table.ts';

/** Place of a cell in a table: row and column from 0. */
export type CellPlace = readonly [row: number, column: number];

/** Which cells of a table must be withheld so that no small one can be worked out from its totals. */
export type RectanglePattern =
  | {
      readonly isPossible: true;
      /** Cells that are small themselves, row by row. */
      readonly primary: readonly CellPlace[];
      /** Every cell withheld, the small ones among them, row by row. */
      readonly suppressed: readonly CellPlace[];
    }
  /** No rectangle hides this cell: rows or columns must be put together first. */
  | { readonly isPossible: false; readonly reason: 'COLLAPSE'; readonly cell: CellPlace };

/**
 * The rectangle rule: complementary suppression for an exact two-way table with published totals.
 *
 * Primary are the cells with 1 … k − 1; zeros are published. By descending count (ties: lowest row, then column) each
 * is hidden in a rectangle (i,j), (i,j′), (i′,j), (i′,j′) without a zero:
 *
 *     width = min(T_ij, T_i′j′) + min(T_ij′, T_i′j) ≥ k
 *
 * one that is withheld already, else the one that adds the smallest count (ties: lowest row, then column). Counts can be
 * moved round the rectangle by its width without any total changing, so the feasible interval of the cell is at least
 * k wide; `feasibleIntervals` audits it.
 *
 * Use for exact tables that leave the platform under an agreement. What is public passes `withinDisclosureRule`.
 *
 * @param table rows of counts, all of one length
 * @param k the policy's 10 unless said otherwise
 * @throws RangeError when it is no table of counts, or k is not above 1
 * @see METHODOLOGY §2.4; Giessing & Repsilber (2002) on the hypercube method; verification case 23
 */
export function suppressRectangles(
  table: readonly (readonly number[])[],
  k: number = POLICY.minimumToShow,
): RectanglePattern {
  requireTable(table);
  if (!(k > 1 && k < Infinity)) throw new RangeError(`not a smallest count above 1: ${k}`);
  const isSuppressed = table.map((row) => row.map((count) => count > 0 && count < k));
  const primary = placesOf(isSuppressed);
  // Stable: of equal counts the one that comes first row by row stays first.
  const byCount = primary.toSorted(([i, j], [a, b]) => table[a]![b]! - table[i]![j]!);
  for (const place of byCount) {
    const corners = cheapestRectangle(table, isSuppressed, place, k);
    if (corners === null) return { isPossible: false, reason: 'COLLAPSE', cell: place };
    for (const [row, column] of corners) isSuppressed[row]![column] = true;
  }
  return { isPossible: true, primary, suppressed: placesOf(isSuppressed) };
}

/** The other three corners of the rectangle that adds least, which is nothing where one is withheld already. */
function cheapestRectangle(
  table: readonly (readonly number[])[],
  isSuppressed: readonly (readonly boolean[])[],
  [i, j]: CellPlace,
  k: number,
): readonly CellPlace[] | null {
  const own = table[i]![j]!;
  let cheapest: readonly CellPlace[] | null = null;
  let least = Infinity;
  for (const [otherRow, row] of table.entries()) {
    if (otherRow === i || row[j] === 0) continue;
    for (const [otherColumn, opposite] of row.entries()) {
      const besideOwn = table[i]![otherColumn]!;
      if (otherColumn === j || opposite === 0 || besideOwn === 0) continue;
      if (Math.min(own, opposite) + Math.min(besideOwn, row[j]!) < k) continue;
      const corners: CellPlace[] = [
        [i, otherColumn],
        [otherRow, j],
        [otherRow, otherColumn],
      ];
      const isHidden = corners.every(([r, c]) => isSuppressed[r]![c]);
      const added = isHidden ? -1 : corners.reduce((sum, [r, c]) => sum + (isSuppressed[r]![c] ? 0 : table[r]![c]!), 0);
      if (added < least) {
        least = added;
        cheapest = corners;
      }
    }
  }
  return cheapest;
}

const placesOf = (isSuppressed: readonly (readonly boolean[])[]): CellPlace[] =>
  isSuppressed.flatMap((row, i) => row.flatMap((is, j) => (is ? [[i, j] as const] : [])));
