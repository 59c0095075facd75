import { type Day, startOfNextPeriod, startOfPeriod } from '../../kernel/calendar.ts';
import type { MonthLook } from './month-memory.ts';
import { type MonthTallies, positionsOf, type SumRow, type TallyPart } from './tally.repository.ts';
import type { TallyRequest } from './tally-source.ts';

/** A request divided into the months that are remembered, and what is left to be read; null: nothing. */
export interface DividedRequest {
  remembered: [Day, MonthTallies][];
  rest: TallyRequest | null;
}

/** Takes the first months of a request, as many as are remembered, from memory. */
export function divideRequest(request: TallyRequest, look: MonthLook): DividedRequest {
  const { months, days, lessDays } = request.ranges;
  const remembered: [Day, MonthTallies][] = [];
  if (!months) return { remembered, rest: request };
  let month = months.first;
  for (; month <= months.last; month = startOfNextPeriod(month, 'MONTH')) {
    const tallies = look(month);
    if (!tallies) break;
    remembered.push([month, tallies]);
  }
  const isAll = month > months.last;
  if (isAll && days.length === 0 && lessDays.length === 0) return { remembered, rest: null };
  const ranges = { months: isAll ? null : { first: month, last: months.last }, days, lessDays };
  return { remembered, rest: { ...request, ranges } };
}

/** Adds what is remembered to what was read, by subject (or owner), version and bucket. */
export function withMonths(
  read: readonly SumRow[],
  remembered: readonly (readonly [Day, MonthTallies])[],
  { subjectIds, ownerIds, sourceClasses, bucket }: TallyRequest,
  parts: ReadonlySet<TallyPart>,
): SumRow[] {
  if (remembered.length === 0) return [...read];
  const positions = positionsOf(parts);
  const keyOf = (id: string, of: Day | null, version: string) => `${id}${of ?? ''}${version}`;
  const rows = new Map(read.map((row) => [keyOf(row.subjectId, row.bucket, row.version), row]));
  for (const [month, { cells }] of remembered) {
    const start = bucket ? startOfPeriod(month, bucket) : null;
    subjectIds.forEach((subject, index) => {
      const subjectId = ownerIds?.[index] ?? subject;
      for (const { sourceClass, version, sums } of cells.get(subject) ?? []) {
        if (!sourceClasses.includes(sourceClass)) continue;
        const key = keyOf(subjectId, start, version);
        const row = rows.get(key);
        if (row) for (let at = 0; at < positions.length; at++) row.sums[at]! += sums[positions[at]!]!;
        else
          rows.set(key, { subjectId, version, bucket: start, key: null, sums: positions.map((from) => sums[from]!) });
      }
    });
  }
  return [...rows.values()];
}
