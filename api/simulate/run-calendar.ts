import { type Day, type DayRange, periodsIn } from '../src/kernel/calendar.ts';
import { mixYear, tableWindow, versionOf } from '../src/modules/results/mode-table/method-freezer.ts';
import type { Months } from './draw-answers.ts';

/** Eight quarters. */
export const MONTHS = 24;
/** The last four quarters, and the last one. */
export const TABLE_WINDOW: Months = { from: MONTHS - 12, to: MONTHS };
export const LATEST_QUARTER: Months = { from: MONTHS - 3, to: MONTHS };

/** When things happen, by the rules of the product. */
export interface CalendarOfRun {
  /** The months of the run, oldest first. */
  months: DayRange[];
  table: { version: string; window: DayRange };
  /** The reference mix: of the last calendar year, where all of it lies in the run. */
  mix: { year: number; period: DayRange; months: Months };
}

/** The eight quarters that are closed on a day. */
export function calendarOn(today: Day): CalendarOfRun {
  const window = tableWindow(today);
  const start = `${Number(window.from.slice(0, 4)) - 1}${window.from.slice(4)}`;
  const months = periodsIn({ from: start, to: window.to }, 'MONTH');
  const year = mixYear(today);
  const january = months.findIndex(({ from }) => from === `${year - 1}-01-01`);
  return {
    months,
    table: { version: versionOf(window), window },
    mix: {
      year,
      period: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
      months: { from: january, to: january + 12 },
    },
  };
}
