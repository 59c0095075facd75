/** Calendar periods of the dashboard. Days are `YYYY-MM-DD` strings; all arithmetic is on whole UTC days. */
import type { Days } from './figures.ts';

/** Ready-made periods. The first is what a page shows when the address says nothing. */
export const PERIOD_PRESETS = ['quarter', 'month', '90days'] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** What the viewer asked for: a ready-made period or free days. */
export type PeriodChoice = PeriodPreset | Days;

const DAY_MS = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number) => Date.UTC(year, month, day);

/** True for an existing calendar day written `YYYY-MM-DD`, from 2000 on. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '2000-01-01') return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && iso(time) === text;
}

/** The day `days` after (or, when negative, before) another. */
export const addDays = (day: string, days: number): string => iso(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** Number of days of an inclusive period, ≥ 1. */
export const lengthInDays = ({ from, to }: Days): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;

/** The days a choice stands for, seen from `today` (`YYYY-MM-DD`). Months and quarters are the last full ones. */
export function daysOf(choice: PeriodChoice, today: string): Days {
  if (typeof choice !== 'string') return choice;
  const now = new Date(`${today}T00:00:00Z`);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (choice === '90days') return { from: addDays(today, -90), to: addDays(today, -1) };
  const months = choice === 'month' ? 1 : 3;
  const end = choice === 'month' ? month : month - (month % 3);
  return { from: iso(utc(year, end - months, 1)), to: iso(utc(year, end, 0)) };
}

/**
 * The comparable period just before: the previous month or quarter; of free days that are whole months as many months, so
 * that a February is not put beside 28 days of January; else as many days.
 */
export function daysBefore(choice: PeriodChoice, today: string): Days {
  const current = daysOf(choice, today);
  if (choice === 'month' || choice === 'quarter') return daysOf(choice, current.from);
  const to = addDays(current.from, -1);
  const months = typeof choice === 'string' ? null : wholeMonths(current);
  return { from: months === null ? addDays(to, 1 - lengthInDays(current)) : firstOfMonth(current.from, -months), to };
}

/** Number of calendar months that a period consists of; null when it does not. */
function wholeMonths({ from, to }: Days): number | null {
  const next = addDays(to, 1);
  if (!from.endsWith('-01') || !next.endsWith('-01')) return null;
  const monthOf = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return monthOf(next) - monthOf(from);
}

/** First day of the month that lies so many months after that of a day. */
const firstOfMonth = (day: string, months: number): string =>
  iso(utc(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1));

/** The eighteen months up to today: what a trend shows. */
export function daysOfTrend(today: string): Days {
  const now = new Date(`${today}T00:00:00Z`);
  return { from: iso(utc(now.getUTCFullYear(), now.getUTCMonth() - 17, 1)), to: today };
}
