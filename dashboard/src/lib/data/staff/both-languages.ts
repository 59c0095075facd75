import type { Language } from '@otklik/schema';

/** A text in both languages. */
export interface BothLanguages {
  ru: string;
  en: string;
}

/** The text in the language of the page. */
export const inLanguage = (text: BothLanguages, language: Language): string => (language === 'RU' ? text.ru : text.en);
