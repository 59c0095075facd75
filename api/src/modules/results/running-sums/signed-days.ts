import { addDays, type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { monthsIn } from '../month-sums.ts';
import type { KeptTo, TallyRanges } from '../tally-ranges.ts';
import { addMonth, divideStretch, isPartlyKept, monthsAsDays } from './kept-to.ts';
import type { MonthToDay } from './running-sums.repository.ts';

/** The first days of a month, to be added or taken off. */
export interface SignedDays extends MonthToDay {
  sign: 1 | -1;
}

/** Ranges divided into days whose running sums there are, and what is left to be read; null: nothing. */
export interface DividedBySums {
  signed: SignedDays[];
  rest: TallyRanges | null;
}

/**
 * Days of a month as the difference of two running sums: to the last of them, less to the day before the first.
 * @param keptTo to which of its days there are running sums of a month
 * @param isWithMonths whole months as the sums to their last day; else only those that days are taken off: the month and
 *   these days are of one moment then
 */
export function divideBySums(ranges: TallyRanges, keptTo: KeptTo, isWithMonths: boolean): DividedBySums {
  const { months, days, lessDays } = monthsAsDays(
    ranges,
    (month, isLessened) => (isWithMonths || isLessened) && isPartlyKept(month, keptTo),
  );
  const signed: SignedDays[] = [];
  const rest: TallyRanges = { months: [], days: [], lessDays: [] };
  const lessened = new Set(lessDays.map(({ from }) => startOfPeriod(from, 'MONTH')));
  for (const month of months.flatMap(monthsIn))
    if ((isWithMonths || lessened.has(month)) && keptTo(month) !== null)
      signed.push({ month, toDay: periodOf(month, 'MONTH').to, sign: 1 });
    else addMonth(rest.months, month);
  const divide = (stretches: readonly DayRange[], sign: 1 | -1): DayRange[] =>
    stretches.flatMap((stretch) => {
      const month = startOfPeriod(stretch.from, 'MONTH');
      // Stretches of free dates lie within a month; those of weeks do not.
      if (startOfPeriod(stretch.to, 'MONTH') !== month) return stretch;
      const { kept, after } = divideStretch(stretch, keptTo);
      if (kept) signed.push({ month, toDay: kept.to, sign });
      if (kept && kept.from !== month) signed.push({ month, toDay: addDays(kept.from, -1), sign: sign === 1 ? -1 : 1 });
      return after ?? [];
    });
  rest.days = divide(days, 1);
  rest.lessDays = divide(lessDays, -1);
  const isAll = rest.months.length + rest.days.length + rest.lessDays.length === 0;
  return { signed, rest: isAll ? null : rest };
}
