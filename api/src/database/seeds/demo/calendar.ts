/** Calendar arithmetic on days written YYYY-MM-DD; months are counted back from the month of the anchor day. */

const DAY_MS = 86_400_000;

/** Months the demo covers, up to and including the anchor day: a year before an improvement, with a month to spare, and half a year after it. */
export const MONTHS_COVERED = 22;

/** Midnight UTC of a day, in milliseconds. Throws on anything that is not a day. */
export function midnight(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(ms)) throw new RangeError(`Not a day: ${day}`);
  return ms;
}

/** The day `days` after a day; before it when negative. */
export const addDays = (day: string, days: number): string =>
  new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);

/** First day of the calendar month `months` before the month of `day`. */
export function monthStart(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

/** First day of the quarter in which `day` lies, so many quarters before it. */
export const quarterStart = (day: string, quarters: number): string =>
  monthStart(day, ((Number(day.slice(5, 7)) - 1) % 3) + 3 * quarters);

/** How many calendar months the month of `day` lies before the month of the anchor. */
export function monthsBefore(anchorDay: string, day: string): number {
  const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return index(anchorDay) - index(day);
}

/** Every day of the demo, in order: 22 months that end with the anchor day. */
export function demoDays(anchorDay: string): string[] {
  const end = midnight(anchorDay);
  const sameDayEarlier = addDays(monthStart(anchorDay, MONTHS_COVERED), Number(anchorDay.slice(8)) - 1);
  const days: string[] = [];
  for (let ms = midnight(sameDayEarlier) + DAY_MS; ms <= end; ms += DAY_MS)
    days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (day: string): number => new Date(midnight(day)).getUTCDay();
