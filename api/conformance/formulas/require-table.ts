import { requireCounts } from '../../src/statistics/require-counts.ts';

/**
 * Stops a computation on what is no table of counts.
 *
 * Use before exact tables are suppressed.
 *
 * @param table rows of counts
 * @throws RangeError when rows differ in length, there is none, or a cell is no count
 * @see METHODOLOGY §2.4
 */
export function requireTable(table: readonly (readonly number[])[]): void {
  const columns = table[0]?.length ?? 0;
  if (columns === 0) throw new RangeError('a table has at least one row and one column');
  for (const row of table) requireCounts(row, columns);
}
