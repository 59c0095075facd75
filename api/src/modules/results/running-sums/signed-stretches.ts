import {
  addDays,
  type Day,
  type DayRange,
  periodOf,
  startOfNextPeriod,
  startOfPeriod,
} from '../../../kernel/calendar.ts';
import { monthsIn } from '../month-sums.ts';
import type { KeptTo, MonthStretch, TallyRanges } from '../tally-ranges.ts';
import { addMonth, divideStretch, isPartlyKept, monthsAsDays } from './kept-to.ts';

/** Days of one month, to be added or taken off. */
export interface SignedStretch extends DayRange {
  month: Day;
  sign: 1 | -1;
}

/** Ranges divided into days of the months whose days are kept, and what is left to be read; null: nothing. */
export interface DividedByMonths {
  stretches: SignedStretch[];
  rest: TallyRanges | null;
}

/**
 * Days by the month they are of. Whole months are left, but those that days are taken off.
 * @param keptTo to which of its days those of a month are kept
 */
export function divideByMonths(ranges: TallyRanges, keptTo: KeptTo): DividedByMonths {
  const asked = monthsAsDays(ranges, (month, isLessened) => isLessened && isPartlyKept(month, keptTo));
  const stretches: SignedStretch[] = [];
  const divide = (days: readonly DayRange[], sign: 1 | -1): DayRange[] => {
    const left: DayRange[] = [];
    for (const part of days.flatMap(byMonth)) {
      const { kept, after } = divideStretch(part, keptTo);
      if (kept) stretches.push({ ...kept, month: startOfPeriod(part.from, 'MONTH'), sign });
      const last = left.at(-1);
      if (after && last && addDays(last.to, 1) === after.from) last.to = after.to;
      else if (after) left.push({ ...after });
    }
    return left;
  };
  const lessened = new Set(asked.lessDays.map(({ from }) => startOfPeriod(from, 'MONTH')));
  const months: MonthStretch[] = [];
  for (const month of asked.months.flatMap(monthsIn))
    if (lessened.has(month) && keptTo(month) !== null) stretches.push({ ...periodOf(month, 'MONTH'), month, sign: 1 });
    else addMonth(months, month);
  const rest = { months, days: divide(asked.days, 1), lessDays: divide(asked.lessDays, -1) };
  const isAll = rest.months.length + rest.days.length + rest.lessDays.length === 0;
  return { stretches, rest: isAll ? null : rest };
}

/** A stretch of days, month by month. */
function byMonth({ from, to }: DayRange): DayRange[] {
  const parts: DayRange[] = [];
  for (let first = from; first <= to; first = startOfNextPeriod(first, 'MONTH')) {
    const last = periodOf(first, 'MONTH').to;
    parts.push({ from: first, to: last < to ? last : to });
  }
  return parts;
}
