import type { Language } from '@otklik/schema';
import { htmlLang } from '#lib/i18n/language.ts';

/** Rows in the alphabetical order of a language. Never by value: that would be a league table. */
export function alphabetical<Row extends { name: string }>(language: Language, rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(htmlLang(language));
  return rows.toSorted((a, b) => compare(a.name, b.name));
}
