import type { Day } from '../../kernel/calendar.ts';

/** At which moment something about a whole month was read. */
export interface MonthMoment {
  /** Another one after any change. */
  readonly version: string;
  /** Latest day of the month about which anything was known; empty: none. To it and past it the month is itself. */
  readonly lastDay: Day;
}
