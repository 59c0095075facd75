import { addDays, type Day, type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { monthsIn } from '../month-sums.ts';
import type { MonthStretch, TallyRanges } from '../tally-ranges.ts';
import type { MonthToDay } from './running-sums.repository.ts';

/** The first days of a month, to be added or taken off. */
export interface SignedDays extends MonthToDay {
  sign: 1 | -1;
}

/** Ranges divided into the months whose running sums there are, and what is left to be read; null: nothing. */
export interface DividedBySums {
  signed: SignedDays[];
  rest: TallyRanges | null;
}

/**
 * Days of a month as the difference of two running sums: to the last of them, less to the day before the first.
 * @param has whether there are running sums of a month
 * @param isWithMonths whole months as the sums to their last day; else only those that days are taken off: the month and
 *   these days are of one moment then
 */
export function divideBySums(
  { months, days, lessDays }: TallyRanges,
  has: (month: Day) => boolean,
  isWithMonths: boolean,
): DividedBySums {
  const signed: SignedDays[] = [];
  const rest: TallyRanges = { months: [], days: [], lessDays: [] };
  const lessened = new Set(lessDays.map(({ from }) => startOfPeriod(from, 'MONTH')));
  for (const month of months.flatMap(monthsIn))
    if ((isWithMonths || lessened.has(month)) && has(month))
      signed.push({ month, toDay: periodOf(month, 'MONTH').to, sign: 1 });
    else addMonth(rest.months, month);
  const divide = (stretches: readonly DayRange[], sign: 1 | -1): DayRange[] =>
    stretches.filter(({ from, to }) => {
      const month = startOfPeriod(from, 'MONTH');
      // Stretches of free dates lie within a month; those of weeks do not.
      if (startOfPeriod(to, 'MONTH') !== month || !has(month)) return true;
      signed.push({ month, toDay: to, sign });
      if (from !== month) signed.push({ month, toDay: addDays(from, -1), sign: sign === 1 ? -1 : 1 });
      return false;
    });
  rest.days = divide(days, 1);
  rest.lessDays = divide(lessDays, -1);
  const isAll = rest.months.length + rest.days.length + rest.lessDays.length === 0;
  return { signed, rest: isAll ? null : rest };
}

/** Adds a month to stretches in order: to the last one, where it follows it. */
export function addMonth(stretches: MonthStretch[], month: Day): void {
  const last = stretches.at(-1);
  if (last && periodOf(last.last, 'MONTH').to === addDays(month, -1)) last.last = month;
  else stretches.push({ first: month, last: month });
}
