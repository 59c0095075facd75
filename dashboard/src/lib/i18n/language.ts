import type { Language } from '@otklik/schema';

const TAGS: Record<Language, string> = { RU: 'ru', EN: 'en' };

/** Every language of the platform, the default first. */
export const languages: readonly Language[] = ['RU', 'EN'];

/** Name of each language in itself, for the switch. */
export const languageNames: Record<Language, string> = { RU: 'Русский', EN: 'English' };

/** BCP 47 tag of a language, for `lang` and `Intl`. */
export function htmlLang(language: Language): string {
  return TAGS[language];
}

/** Writing direction of a language, for `dir`. */
export function textDirection(language: Language): 'ltr' | 'rtl' {
  return new Set(['ar', 'he', 'fa', 'ur']).has(TAGS[language]) ? 'rtl' : 'ltr';
}

/** The language of a tag such as `ru` or `en-GB`; null when the platform does not speak it. */
export function languageOfTag(tag: string): Language | null {
  const primary = tag.trim().toLowerCase().split('-')[0];
  return languages.find((language) => TAGS[language] === primary) ?? null;
}
