import { addDays, type Day, type DayRange, startOfPeriod } from '../../../kernel/calendar.ts';
import type { MonthMoment } from '../month-moment.ts';
import { NO_DAY } from '../month.repository.ts';
import { monthsIn } from '../month-sums.ts';
import type { TallyRanges } from '../tally-ranges.ts';
import { addMonth } from './kept-to.ts';

/** What is remembered of a month, at one moment; null: nothing is. */
type Remembered = (month: Day) => Pick<MonthMoment, 'lastDay'> | null;

/**
 * Ranges without what is known to be empty: whole months on none of whose days anybody had rated when they were looked at,
 * and the end of a stretch of days after the last one that had ratings. A month that days are taken off stays as it is, and
 * these days too: they are read together, later than the look.
 * @returns null where nothing is left
 */
export function daysWithAnswers({ months, days, lessDays }: TallyRanges, remembered: Remembered): TallyRanges | null {
  const lessened = new Set(lessDays.map(({ from }) => startOfPeriod(from, 'MONTH')));
  const left: TallyRanges = {
    months: [],
    days: days.flatMap((stretch) => toLastAnswers(stretch, remembered)),
    lessDays,
  };
  for (const month of months.flatMap(monthsIn))
    if (lessened.has(month) || remembered(month)?.lastDay !== NO_DAY) addMonth(left.months, month);
  return left.months.length + left.days.length + lessDays.length === 0 ? null : left;
}

/** The stretch to the last day that may have ratings; none where no day may. */
function toLastAnswers({ from, to }: DayRange, remembered: Remembered): DayRange[] {
  let last = to;
  while (from <= last) {
    const month = startOfPeriod(last, 'MONTH');
    const lastDay = remembered(month)?.lastDay ?? last;
    if (lastDay >= month) return from <= lastDay ? [{ from, to: lastDay < last ? lastDay : last }] : [];
    last = addDays(month, -1);
  }
  return [];
}
