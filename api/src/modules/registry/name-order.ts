import type { Language, LocalizedText } from '@otklik/schema';

const COLLATORS: Record<Language, Intl.Collator> = {
  RU: new Intl.Collator('ru', { numeric: true }),
  EN: new Intl.Collator('en', { numeric: true }),
};

/** Place of an entry in a list: its name in a language, then its id. */
export type NameKey = [name: string, id: string];

/** The key by which an entry stands in lists of this language. */
export const nameKey = (entry: { id: string; name: LocalizedText }, language: Language): NameKey => [
  entry.name[language],
  entry.id,
];

/**
 * Compares two keys as a reader of the language expects: «Ё» beside «Е», case aside, «2» before «10».
 * @returns below 0 when `a` stands before `b`, above 0 when after, 0 only for the same entry
 */
export const byName = (language: Language, a: readonly string[], b: readonly string[]): number =>
  COLLATORS[language].compare(a[0] ?? '', b[0] ?? '') || ((a[1] ?? '') < (b[1] ?? '') ? -1 : Number(a[1] !== b[1]));
