import { addDays, type Day } from '../../../kernel/calendar.ts';
import { positionsOf, type SumRow, type TallyPart } from '../tally.repository.ts';
import type { TallyRequest } from '../tally-source.ts';
import { CellGroups, type CellsExplained } from './cell-groups.ts';
import type { DaysOfSubject } from './days-of-subject.ts';
import type { SignedStretch } from './signed-stretches.ts';
import { SumsOfGroups } from './sums-of-groups.ts';

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
  const all = new SumsOfGroups(request.bucket, groups.all, width);
  for (const { month, from, to, sign, days, rows, groupsOfRows } of found) {
    const columns = positions.map((position) => days.columns[position]!);
    /** By day of the month: where it is added; absent for days that are not asked for. */
    const intoOf: (Float64Array | undefined)[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) intoOf[dayOfMonth(month, day)] = all.of(day);
    for (let pair = 0; pair < rows.length; pair++) {
      const row = rows[pair]!;
      const into = intoOf[days.days[row]!];
      if (!into) continue;
      const first = groupsOfRows[pair]! * width;
      for (let at = 0; at < width; at++) into[first + at]! += sign * columns[at]![row]!;
    }
  }
  return all.rows();
}

const dayOfMonth = (month: Day, day: Day): number => Number(day.slice(month.length - 2));
