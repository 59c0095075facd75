import type { Language } from '@otklik/schema';
import { htmlLang } from '#lib/i18n/language.ts';

/** Noon UTC of a calendar day `YYYY-MM-DD`: far from midnight, so that no zone moves it to another day. */
export function dateOfDay(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes days and months in a way of its own. Each way is made once: that costs more than to write with it many times. */
export function dayFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(dateTag(language), { ...options, timeZone: 'UTC' })));
  return format;
}

/** A calendar day in words: 22 ноября 2026 г. / 22 November 2026. Takes `YYYY-MM-DD` or an ISO instant. */
export function formatDay(language: Language, day: string): string {
  return keepYear(dayFormat(language, { dateStyle: 'long' }).format(dateOfDay(day)));
}

/** A calendar day in short: 22.11.2026 / 22/11/2026. */
export function formatShortDay(language: Language, day: string): string {
  return dayFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(dateOfDay(day));
}

/** A date in words whose «г.» is never the first thing on a line. */
export const keepYear = (text: string): string => text.replace(' г.', '\u00a0г.');

/** Day before month in English too: the pages speak to an international public. */
function dateTag(language: Language): string {
  return language === 'EN' ? 'en-GB' : htmlLang(language);
}
