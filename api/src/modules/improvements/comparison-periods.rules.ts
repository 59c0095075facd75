import { addDays, type Day, type DayRange, periodOf, startOfPeriod } from '../../kernel/calendar.ts';
import { isClosed } from '../results/index.ts';

/** Whole months on each side, at most. */
const MONTHS_COMPARED = 3;

/** The months compared, oldest first. Empty where there is nothing to compare yet. */
export interface ComparedMonths {
  before: DayRange[];
  after: DayRange[];
}

/**
 * Which months stand for before and after an improvement.
 *
 * Before: the three whole calendar months before the day it starts (or was registered, when no start was named).
 * After: up to three whole months from the first one that begins on or after the day it was done. Months that are
 * not closed (end + 7 days) are in neither: `before` is then empty, since less than three would be another figure.
 *
 * @see METHODOLOGY §2.8, grade C
 */
export function comparedMonths(
  { registeredOn, startsOn, doneOn }: { registeredOn: Day; startsOn: Day | null; doneOn: Day | null },
  today: Day,
): ComparedMonths {
  const before: DayRange[] = [];
  let next = startOfPeriod(startsOn ?? registeredOn, 'MONTH');
  while (before.length < MONTHS_COMPARED) {
    const month = periodOf(addDays(next, -1), 'MONTH');
    before.unshift(month);
    next = month.from;
  }
  const after: DayRange[] = [];
  if (doneOn) {
    const ofDone = periodOf(doneOn, 'MONTH');
    let month = ofDone.from === doneOn ? ofDone : periodOf(addDays(ofDone.to, 1), 'MONTH');
    while (after.length < MONTHS_COMPARED && isClosed(month, today)) {
      after.push(month);
      month = periodOf(addDays(month.to, 1), 'MONTH');
    }
  }
  return { before: before.every((month) => isClosed(month, today)) ? before : [], after };
}
