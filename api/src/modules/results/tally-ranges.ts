import {
  addDays,
  type Day,
  type DayRange,
  daysBetween,
  periodOf,
  startOfNextPeriod,
  startOfPeriod,
} from '../../kernel/calendar.ts';

/** Months that follow one another: their first days. */
export interface MonthStretch {
  first: Day;
  last: Day;
}

/** A range of days as whole months, read from monthly cells, and what is over or missing at its ends. */
export interface TallyRanges {
  /** Months that follow one another; tallyRanges gives one stretch of them or none. */
  months: MonthStretch[];
  /** Days of the range that are in none of the months, at most two stretches. */
  days: DayRange[];
  /** Days of the months that are not in the range, to be taken off again; at most two stretches. */
  lessDays: DayRange[];
}

/** Last day to which something is kept of the days of a month; null: nothing is. */
export type KeptTo = (month: Day) => Day | null;

/** Part of a month, as it is read: day by day, or as the month less its other days, whichever are fewer. */
interface Piece {
  month: Day | null;
  days: DayRange[];
  lessDays: DayRange[];
}

/**
 * Splits a range so that long periods cost a few monthly cells instead of many daily ones. Tallies are whole numbers:
 * a month less some of its days is exactly the other days.
 */
export function tallyRanges({ from, to }: DayRange): TallyRanges {
  if (from > to) return { months: [], days: [], lessDays: [] };
  const [firstMonth, lastMonth] = [startOfPeriod(from, 'MONTH'), startOfPeriod(to, 'MONTH')];
  if (firstMonth === lastMonth) return joined([pieceOf(firstMonth, { from, to })], null);
  const head = pieceOf(firstMonth, { from, to: periodOf(from, 'MONTH').to });
  const tail = pieceOf(lastMonth, { from: lastMonth, to });
  const [first, last] = [startOfNextPeriod(firstMonth, 'MONTH'), startOfPeriod(addDays(lastMonth, -1), 'MONTH')];
  return joined([head, tail], first <= last ? { first, last } : null);
}

function pieceOf(month: Day, part: DayRange): Piece {
  const whole = periodOf(month, 'MONTH');
  if (part.from === whole.from && part.to === whole.to) return { month, days: [], lessDays: [] };
  const others = [
    { from: whole.from, to: addDays(part.from, -1) },
    { from: addDays(part.to, 1), to: whole.to },
  ].filter(({ from, to }) => from <= to);
  const isShorterWhole = lengthOf(others) < lengthOf([part]);
  return isShorterWhole ? { month, days: [], lessDays: others } : { month: null, days: [part], lessDays: [] };
}

const lengthOf = (stretches: readonly DayRange[]): number =>
  stretches.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);

/** The whole months between, with the pieces before and after them. */
function joined(pieces: readonly Piece[], between: MonthStretch | null): TallyRanges {
  const months = [...pieces.flatMap(({ month }) => month ?? []), ...(between ? [between.first, between.last] : [])];
  const inOrder = months.toSorted();
  return {
    months: inOrder.length > 0 ? [{ first: inOrder[0]!, last: inOrder.at(-1)! }] : [],
    days: pieces.flatMap(({ days }) => days),
    lessDays: pieces.flatMap(({ lessDays }) => lessDays),
  };
}
