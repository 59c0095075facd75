import { positionsOf, type SumRow, type TallyPart } from '../tally.repository.ts';
import type { TallyRequest } from '../tally-source.ts';
import { CellGroups, type CellsExplained, type GroupedRows } from './cell-groups.ts';
import type { CellSums } from './cell-sums.ts';
import type { SignedDays } from './signed-days.ts';
import { SumsOfGroups } from './sums-of-groups.ts';

/** Running sums to a day, to be added or taken off. */
export interface SignedSums extends SignedDays {
  sums: CellSums;
}

/**
 * Answers a request about tallies from running sums, as the statement of `tallyStatement` would of the same days.
 */
export function addedSums(
  signed: readonly SignedSums[],
  request: TallyRequest,
  parts: ReadonlySet<TallyPart>,
  cells: CellsExplained,
): SumRow[] {
  const positions = positionsOf(parts);
  const groups = new CellGroups(request, cells);
  const found = signed.map((one) => ({ ...one, ...groups.of(one.sums.cellIds) }));
  const width = positions.length;
  const all = new SumsOfGroups(request.bucket, groups.all, width);
  for (const { month, sign, sums, ...grouped } of found) {
    const into = all.of(month);
    for (let at = 0; at < width; at++) addColumn(into, sums.columns[positions[at]!]!, { ...grouped, sign, at, width });
  }
  return all.rows();
}

interface Added extends GroupedRows {
  sign: 1 | -1;
  /** Place of the column in a row of sums, and length of such a row. */
  at: number;
  width: number;
}

function addColumn(
  into: Float64Array,
  column: ArrayLike<number>,
  { rows, groupsOfRows, sign, at, width }: Added,
): void {
  for (let pair = 0; pair < rows.length; pair++) into[groupsOfRows[pair]! * width + at]! += sign * column[rows[pair]!]!;
}
