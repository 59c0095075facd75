import { addDays, type Day, type DayRange, periodOf, startOfPeriod } from '../../kernel/calendar.ts';
import { isClosed } from '../results/index.ts';

/** The months compared, oldest first. Empty where there is nothing to compare yet. */
export interface ComparedMonths {
  before: DayRange[];
  after: DayRange[];
}

/** Days that the months after follow from. */
export interface DaysOfImprovement {
  startsOn: Day | null;
  doneOn: Day | null;
  /** Day on which it was recorded as done; null where nobody kept it, as if it was that day. */
  doneRecordedOn: Day | null;
}

/**
 * The first of the months after; null while it is not done. A day that was recorded later moves nothing: where the months
 * that begin after it had begun when it was recorded, their figures could be seen, and the registered start counts.
 */
export function firstMonthAfter({
  startsOn,
  doneOn,
  doneRecordedOn,
}: DaysOfImprovement): { month: DayRange; isFromStart: boolean } | null {
  if (!doneOn) return null;
  const month = monthFrom(doneOn);
  const isFromStart = startsOn !== null && month.from !== monthFrom(doneRecordedOn ?? doneOn).from;
  return { month: isFromStart ? monthFrom(startsOn) : month, isFromStart };
}

/** The first whole month that begins on a day or later. */
function monthFrom(day: Day): DayRange {
  const month = periodOf(day, 'MONTH');
  return month.from === day ? month : periodOf(addDays(month.to, 1), 'MONTH');
}

/**
 * Which months stand for before and after an improvement.
 *
 * Before: the whole calendar months of the window before the day it starts (or was registered, when no start was named).
 * After: up to as many whole months from the first one that begins on or after the day it was done, or after it started
 * (`firstMonthAfter`). Months that are not closed (end + 7 days) are in neither: `before` is then empty, since fewer would
 * be another figure.
 *
 * @see METHODOLOGY §2.8
 */
export function comparedMonths(
  { registeredOn, startsOn, windowMonths, ...done }: DaysOfImprovement & { registeredOn: Day; windowMonths: number },
  today: Day,
): ComparedMonths {
  const before: DayRange[] = [];
  let next = startOfPeriod(startsOn ?? registeredOn, 'MONTH');
  while (before.length < windowMonths) {
    const month = periodOf(addDays(next, -1), 'MONTH');
    before.unshift(month);
    next = month.from;
  }
  const after: DayRange[] = [];
  let month = firstMonthAfter({ ...done, startsOn })?.month;
  if (month) {
    while (after.length < windowMonths && isClosed(month, today)) {
      after.push(month);
      month = periodOf(addDays(month.to, 1), 'MONTH');
    }
  }
  return { before: before.every((month) => isClosed(month, today)) ? before : [], after };
}
