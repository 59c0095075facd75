import type { Grain, Language } from '@otklik/schema';
import { dateOfDay, dayFormat, formatDay, formatShortDay, keepYear } from './date.ts';

/** Days from and to, both inclusive, `YYYY-MM-DD`. */
export interface PeriodDays {
  from: string;
  to: string;
  grain?: Grain | null;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** A period in words: «III квартал 2026 г.» / "Q3 2026", «март 2026 г.» / "March 2026", else from–to. */
export function formatPeriod(language: Language, period: PeriodDays): string {
  const grain = period.grain ?? grainOf(period);
  if (grain === 'QUARTER') return quarter(language, period.from);
  if (grain === 'MONTH') return month(language, period.from, 'long');
  if (grain === 'DAY') return formatDay(language, period.from);
  return `${formatShortDay(language, period.from)} – ${formatShortDay(language, period.to)}`;
}

/** A period in short, for axes: «мар. 2026», "Q3 2026". */
export function formatPeriodShort(language: Language, period: PeriodDays): string {
  const grain = period.grain ?? grainOf(period);
  if (grain === 'QUARTER')
    return language === 'RU' ? `${roman(period.from)} кв. ${year(period.from)}` : quarter(language, period.from);
  if (grain === 'MONTH') return month(language, period.from, 'short');
  return formatShortDay(language, period.from);
}

/** Which grain a pair of days is: a whole calendar month or quarter, one day, else null. */
export function grainOf(period: PeriodDays): Grain | null {
  if (period.from === period.to) return 'DAY';
  if (!period.from.endsWith('-01')) return null;
  const first = dateOfDay(period.from);
  if (period.to === lastDay(first, 1)) return 'MONTH';
  if (first.getUTCMonth() % 3 === 0 && period.to === lastDay(first, 3)) return 'QUARTER';
  return null;
}

function lastDay(first: Date, months: number): string {
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 0)).toISOString().slice(0, 10);
}

function quarter(language: Language, from: string): string {
  return language === 'RU'
    ? `${roman(from)} квартал ${year(from)}\u00a0г.`
    : `Q${quarterIndex(from) + 1} ${year(from)}`;
}

function month(language: Language, from: string, style: 'long' | 'short'): string {
  return keepYear(dayFormat(language, { month: style, year: 'numeric' }).format(dateOfDay(from)));
}

const quarterIndex = (from: string) => Math.floor(dateOfDay(from).getUTCMonth() / 3);
const roman = (from: string) => ROMAN[quarterIndex(from)] ?? 'I';
const year = (from: string) => dateOfDay(from).getUTCFullYear();
