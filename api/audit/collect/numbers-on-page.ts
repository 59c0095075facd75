/** Languages of the pages, as their addresses name them. */
export type PageLanguage = 'en' | 'ru';

const MONTHS: Readonly<Record<PageLanguage, string>> = {
  en: 'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec',
  ru: 'янв[а-я]*|февр[а-я]*|мар[а-я]*|апр[а-я]*|ма[йяе]|июн[а-я]*|июл[а-я]*|авг[а-я]*|сент[а-я]*|окт[а-я]*|нояб[а-я]*|дек[а-я]*',
};

/** Thousands apart as each language writes them, and what stands before decimals. */
const THOUSANDS: Readonly<Record<PageLanguage, RegExp>> = {
  en: /(\d)[,\u00a0\u202f](\d{3})(?!\d)/g,
  ru: /(\d)[\u00a0\u202f](\d{3})(?!\d)/g,
};

/**
 * Every number that can be read in the main part of a page, with the words around it. Dates, versions and the names of
 * quarterly tables are none; decimals have a point, whatever the language.
 */
export function numbersOnPage(html: string, language: PageLanguage): [number: string, context: string][] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const months = MONTHS[language];
  const text = main
    .replaceAll(/<(script|style|select|h1|nav|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<a [\s\S]*?<\/a>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;/g, '\u00a0')
    .replaceAll(/&[a-z#0-9]+;/g, ' ')
    .replaceAll(/[^\S\u00a0\u202f]+/g, ' ')
    .replaceAll(THOUSANDS[language], '$1$2')
    .replaceAll(/\b\d+\.\d+\.\d+\b/g, ' ')
    .replaceAll(/\b\d\d\/\d\d\/\d{4}\b/g, ' ')
    .replaceAll(/\b20\d\dQ[1-4]\b/g, ' ')
    .replaceAll(new RegExp(`(?:\\bQ[1-4]|(?:\\d{1,2}\\s)?(?:${months})\\.?)\\s(?:\\d{1,2},\\s)?\\d{4}`, 'g'), ' ')
    .replaceAll(/\b20\d\d\b/g, ' ')
    .replaceAll(/(\d),(\d)/g, language === 'ru' ? '$1.$2' : '$1,$2');
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: number, index }) => [
    number,
    text.slice(Math.max(0, index - 40), index + 25).trim(),
  ]);
}
