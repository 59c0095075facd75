import { addDays, type Day, type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { monthsIn } from '../month-sums.ts';
import type { KeptTo, MonthStretch, TallyRanges } from '../tally-ranges.ts';

/** Whether a month is kept, but not to its last day. */
export function isPartlyKept(month: Day, keptTo: KeptTo): boolean {
  const toDay = keptTo(month);
  return toDay !== null && toDay < periodOf(month, 'MONTH').to;
}

/**
 * Whole months, less the days that are taken off them, as the days that are left. A month that is kept in part is read as
 * these: what is kept of it and what comes today are of two moments, and one taken off the other could be less than nothing.
 * @param isAsDays which months; others stay as they are
 */
export function monthsAsDays(
  { months, days, lessDays }: TallyRanges,
  isAsDays: (month: Day, isLessened: boolean) => boolean,
): TallyRanges {
  const lessDaysOf = Map.groupBy(lessDays, ({ from }) => startOfPeriod(from, 'MONTH'));
  const left: TallyRanges = { months: [], days: [...days], lessDays: [] };
  const taken = new Set<Day>();
  for (const month of months.flatMap(monthsIn))
    if (isAsDays(month, lessDaysOf.has(month))) {
      taken.add(month);
      left.days.push(...daysLeft(month, lessDaysOf.get(month) ?? []));
    } else addMonth(left.months, month);
  left.lessDays = lessDays.filter(({ from }) => !taken.has(startOfPeriod(from, 'MONTH')));
  return left;
}

/** Days of a month that are in none of these stretches, which do not overlap. */
function daysLeft(month: Day, without: readonly DayRange[]): DayRange[] {
  const left: DayRange[] = [];
  let next = month;
  for (const { from, to } of without.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (next < from) left.push({ from: next, to: addDays(from, -1) });
    next = addDays(to, 1);
  }
  const { to: last } = periodOf(month, 'MONTH');
  if (next <= last) left.push({ from: next, to: last });
  return left;
}

/** Adds a month to stretches in order: to the last one, where it follows it. */
export function addMonth(stretches: MonthStretch[], month: Day): void {
  const last = stretches.at(-1);
  if (last && periodOf(last.last, 'MONTH').to === addDays(month, -1)) last.last = month;
  else stretches.push({ first: month, last: month });
}

/** A stretch of days within one month, divided into those that are kept and those after them; null: none. */
export function divideStretch(
  { from, to }: DayRange,
  keptTo: KeptTo,
): { kept: DayRange | null; after: DayRange | null } {
  const last = keptTo(startOfPeriod(from, 'MONTH'));
  if (last === null || last < from) return { kept: null, after: { from, to } };
  if (to <= last) return { kept: { from, to }, after: null };
  return { kept: { from, to: last }, after: { from: addDays(last, 1), to } };
}
