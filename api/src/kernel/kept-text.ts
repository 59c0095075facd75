import type { LocalizedText } from '@otklik/schema';

/** Half a character, as is left where a text was cut in the middle of one, cannot be stored: it becomes U+FFFD. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** A text as it is kept: without spaces around it, and without what PostgreSQL cannot hold. */
export const keptText = (text: string): string => wellFormed(text.replaceAll('\0', '')).trim();

/** A text in both languages, as it is kept. */
export const keptTexts = ({ ru, en }: { ru: string; en: string }): LocalizedText => ({
  RU: keptText(ru),
  EN: keptText(en),
});
