import { addDays, type Day, type DayRange, periodOf, startOfPeriod } from '../../kernel/calendar.ts';
import { isClosed } from '../results/index.ts';

/** The months compared, oldest first. Empty where there is nothing to compare yet. */
export interface ComparedMonths {
  before: DayRange[];
  after: DayRange[];
}

/**
 * Which months stand for before and after an improvement.
 *
 * Before: the whole calendar months of the window before the day it starts (or was registered, when no start was named).
 * After: up to as many whole months from the first one that begins on or after the day it was done. Months that are
 * not closed (end + 7 days) are in neither: `before` is then empty, since fewer would be another figure.
 *
 * @see METHODOLOGY §2.8
 */
export function comparedMonths(
  {
    registeredOn,
    startsOn,
    doneOn,
    windowMonths,
  }: { registeredOn: Day; startsOn: Day | null; doneOn: Day | null; windowMonths: number },
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
  if (doneOn) {
    const ofDone = periodOf(doneOn, 'MONTH');
    let month = ofDone.from === doneOn ? ofDone : periodOf(addDays(ofDone.to, 1), 'MONTH');
    while (after.length < windowMonths && isClosed(month, today)) {
      after.push(month);
      month = periodOf(addDays(month.to, 1), 'MONTH');
    }
  }
  return { before: before.every((month) => isClosed(month, today)) ? before : [], after };
}
