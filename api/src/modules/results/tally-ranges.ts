import { addDays, type Day, type DayRange, startOfNextPeriod, startOfPeriod } from '../../kernel/calendar.ts';

/** A range of days as whole months, read from monthly cells, and the days left over at its ends. */
export interface TallyRanges {
  /** First days of the first and the last whole month; null when there is none. */
  months: { first: Day; last: Day } | null;
  /** Left over before and after the whole months, at most two. */
  days: DayRange[];
}

/** Splits a range so that long periods cost a few monthly cells instead of many daily ones. */
export function tallyRanges({ from, to }: DayRange): TallyRanges {
  if (from > to) return { months: null, days: [] };
  const monthOfFrom = startOfPeriod(from, 'MONTH');
  const firstMonth = monthOfFrom === from ? from : startOfNextPeriod(monthOfFrom, 'MONTH');
  const afterLastMonth = startOfPeriod(addDays(to, 1), 'MONTH');
  if (firstMonth >= afterLastMonth) return { months: null, days: [{ from, to }] };
  const before = { from, to: addDays(firstMonth, -1) };
  const after = { from: afterLastMonth, to };
  return {
    months: { first: firstMonth, last: startOfPeriod(addDays(afterLastMonth, -1), 'MONTH') },
    days: [before, after].filter((range) => range.from <= range.to),
  };
}
