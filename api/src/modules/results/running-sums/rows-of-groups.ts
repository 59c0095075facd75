import type { Day } from '../../../kernel/calendar.ts';
import type { SumRow } from '../tally.repository.ts';
import type { Group } from './cell-groups.ts';

/**
 * Rows of sums, without those that are 0 throughout.
 * @param buckets rows of each group one after the other, by first day of the period
 * @param width numbers of a row
 */
export function rowsOfGroups(
  buckets: ReadonlyMap<Day | null, Float64Array>,
  groups: readonly Group[],
  width: number,
): SumRow[] {
  const rows: SumRow[] = [];
  for (const [bucket, sums] of buckets)
    for (const [place, group] of groups.entries()) {
      const own = picked(sums, place * width, width);
      if (own) rows.push({ ...group, bucket, sums: own });
    }
  return rows;
}

/** So many numbers from there on; null where all are 0. */
function picked(from: Float64Array, first: number, count: number): number[] | null {
  const numbers: number[] = [];
  let isAny = false;
  for (let at = first; at < first + count; at++) {
    const number = from[at]!;
    if (number !== 0) isAny = true;
    numbers.push(number);
  }
  return isAny ? numbers : null;
}
