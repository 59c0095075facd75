import { addDays, type Day, startOfPeriod } from '../../../kernel/calendar.ts';
import { positionsOf, type SumRow, type TallyPart } from '../tally.repository.ts';
import type { TallyRequest } from '../tally-source.ts';
import { CellGroups, type CellsExplained } from './cell-groups.ts';
import type { DaysOfSubject } from './days-of-subject.ts';
import type { SignedStretch } from './signed-stretches.ts';
import { rowsOfGroups } from './rows-of-groups.ts';

/** Days of a subject in a month, and which of them are added or taken off. */
export interface SignedSubjectDays extends SignedStretch {
  days: DaysOfSubject;
}

/**
 * Answers a request about tallies from days of subjects, as the statement of `tallyStatement` would of the same days.
 */
export function addedDays(
  signed: readonly SignedSubjectDays[],
  request: TallyRequest,
  parts: ReadonlySet<TallyPart>,
  cells: CellsExplained,
): SumRow[] {
  const positions = positionsOf(parts);
  const groups = new CellGroups(request, cells);
  const found = signed.map((one) => ({ ...one, ...groups.of(one.days.cellIds) }));
  const width = positions.length;
  const buckets = new Map<Day | null, Float64Array>();
  const bucketAt = (day: Day): Float64Array => {
    const start = request.bucket ? startOfPeriod(day, request.bucket) : null;
    let into = buckets.get(start);
    if (!into) buckets.set(start, (into = new Float64Array(groups.all.length * width)));
    return into;
  };
  for (const { month, from, to, sign, days, rows, groupsOfRows } of found) {
    const columns = positions.map((position) => days.columns[position]!);
    /** By day of the month: where it is added; absent for days that are not asked for. */
    const intoOf: (Float64Array | undefined)[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) intoOf[dayOfMonth(month, day)] = bucketAt(day);
    for (let pair = 0; pair < rows.length; pair++) {
      const row = rows[pair]!;
      const into = intoOf[days.days[row]!];
      if (!into) continue;
      const first = groupsOfRows[pair]! * width;
      for (let at = 0; at < width; at++) into[first + at]! += sign * columns[at]![row]!;
    }
  }
  return rowsOfGroups(buckets, groups.all, width);
}

const dayOfMonth = (month: Day, day: Day): number => Number(day.slice(month.length - 2));
