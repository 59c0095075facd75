import type { Grain } from '@otklik/schema';

/** A calendar day as `YYYY-MM-DD`. Compares and sorts as text. */
export type Day = string;

/** Days from `from` to `to`, both included. */
export interface DayRange {
  from: Day;
  to: Day;
}

const MS_PER_DAY = 86_400_000;

const utc = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/**
 * True for a day that exists in the calendar, written as `YYYY-MM-DD`, of the years 1900 to 2999. Nothing is rated
 * outside of them, and days after 9999 would no longer sort as text: a loop over periods would never reach its end.
 */
export function isDay(text: string): text is Day {
  return /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && dayOf(utc(text)) === text;
}

/** The day `count` days after `day`; before it when `count` is negative. */
export const addDays = (day: Day, count: number): Day => dayOf(utc(day) + count * MS_PER_DAY);

/** Days from `from` to `to`; 0 for the same day. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / MS_PER_DAY);

/** First day of the period of this grain that contains `day`. Weeks start on Monday. */
export function startOfPeriod(day: Day, grain: Grain): Day {
  switch (grain) {
    case 'DAY':
      return day;
    case 'WEEK':
      return addDays(day, -((new Date(utc(day)).getUTCDay() + 6) % 7));
    case 'MONTH':
      return `${day.slice(0, 7)}-01`;
    case 'QUARTER':
      return `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  }
}

/** First day of the period after the one that starts on `start`. */
export function startOfNextPeriod(start: Day, grain: Grain): Day {
  switch (grain) {
    case 'DAY':
      return addDays(start, 1);
    case 'WEEK':
      return addDays(start, 7);
    case 'MONTH':
      return monthsAfter(start, 1);
    case 'QUARTER':
      return monthsAfter(start, 3);
  }
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysOfMonth(day: Day): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : DAYS_OF_MONTH[month - 1]!;
}

/** First day of the month `count` months after that which starts on `start`. By numbers: long periods ask it often. */
function monthsAfter(start: Day, count: number): Day {
  const months = 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** The whole period of this grain that contains `day`. */
export function periodOf(day: Day, grain: Grain): DayRange {
  const from = startOfPeriod(day, grain);
  if (grain === 'MONTH') return { from, to: `${day.slice(0, 8)}${daysOfMonth(day)}` };
  return { from, to: addDays(startOfNextPeriod(from, grain), -1) };
}

/** Whole periods that touch the range, oldest first. */
export function periodsIn(range: DayRange, grain: Grain): DayRange[] {
  const periods: DayRange[] = [];
  for (let from = startOfPeriod(range.from, grain); from <= range.to; from = startOfNextPeriod(from, grain))
    periods.push(periodOf(from, grain));
  return periods;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const latestDays = new Map<string, { quarterHour: number; day: Day }>();

const QUARTER_HOUR_MS = 900_000;

/**
 * The calendar day of an instant in a time zone of the IANA database. Days begin on a quarter of an hour everywhere, so
 * the day of the latest quarter is remembered for each zone.
 */
export function dayIn(timeZone: string, instant: Date): Day {
  const quarterHour = Math.floor(instant.getTime() / QUARTER_HOUR_MS);
  const latest = latestDays.get(timeZone);
  if (latest?.quarterHour === quarterHour) return latest.day;
  const day = formatDay(timeZone, instant);
  latestDays.set(timeZone, { quarterHour, day });
  return day;
}

function formatDay(timeZone: string, instant: Date): Day {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(instant);
}

/** True for a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
