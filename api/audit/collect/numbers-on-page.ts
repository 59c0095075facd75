import { withoutExplanations } from './explaining-words.ts';
import { isInsideFigure, pageText, withoutMarks } from './page-text.ts';

/** Languages of the pages, as their addresses name them. */
export type PageLanguage = 'en' | 'ru';

/** A number that a page shows. */
export interface NumberOnPage {
  /** Without a sign and without marks between thousands; decimals have a point, whatever the language. */
  number: string;
  /** The words around it. */
  context: string;
  /**
   * What it is shown as: a `COUNT` beside the word for answers, a `FIGURE` in a cell of a table, in a drawing or in an
   * attribute that is read out; everything else is `TEXT`.
   */
  place: 'COUNT' | 'FIGURE' | 'TEXT';
}

const MONTHS: Readonly<Record<PageLanguage, string>> = {
  en: 'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec',
  ru: 'янв[а-я]*|февр[а-я]*|мар[а-я]*|апр[а-я]*|ма[йяе]|июн[а-я]*|июл[а-я]*|авг[а-я]*|сент[а-я]*|окт[а-я]*|нояб[а-я]*|дек[а-я]*',
};

/** Thousands apart as each language writes them, and what stands before decimals. */
const THOUSANDS: Readonly<Record<PageLanguage, RegExp>> = {
  en: /(\d)[,\u00a0\u202f](\d{3})(?!\d)/g,
  ru: /(\d)[\u00a0\u202f](\d{3})(?!\d)/g,
};

/** Words that stand after a number of answers, and before one. */
const AFTER_COUNT =
  /^\s?(?:answers?|ratings?|ответ(?:а|е|ов|у|ы|ам|ах|ами|ом)?|оцен(?:ок|к[аеиу]|ками?|ках|кой))(?!\p{L})/iu;
const BEFORE_COUNT = /(?:answers|ответов):\s?$/iu;
/** A share of answers is none ("The two best answers: 76%"). */
const PERCENT = /^\s?%/;

/**
 * Every number that can be read on a page, names, drawings and attributes that are read out included. Dates, versions, the
 * names of quarterly tables and what is said of the method in fixed words (`withoutExplanations`) are none.
 */
export function numbersOnPage(html: string, language: PageLanguage): NumberOnPage[] {
  const months = MONTHS[language];
  const said = pageText(html)
    .replaceAll(/[^\S\u00a0\u202f]+/g, ' ')
    .replaceAll(THOUSANDS[language], '$1$2')
    .replaceAll(/\b\d+\.\d+\.\d+\b/g, ' ')
    .replaceAll(/\b\d\d\/\d\d\/\d{4}\b/g, ' ')
    .replaceAll(/\b20\d\dQ[1-4]\b/g, ' ')
    .replaceAll(
      new RegExp(`(?:\\bQ[1-4]|(?<!\\d)(?:\\d{1,2}\\s)?(?:${months})\\.?)\\s(?:\\d{1,2},\\s)?\\d{4}`, 'g'),
      ' ',
    )
    .replaceAll(/\b20\d\d\b/g, ' ')
    .replaceAll(/(\d),(\d)/g, language === 'ru' ? '$1.$2' : '$1,$2');
  const text = withoutExplanations(said);
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: number, index }) => ({
    number,
    context: withoutMarks(text.slice(Math.max(0, index - 40), index + 25)).trim(),
    place: placeOf(text, index, index + number.length),
  }));
}

function placeOf(text: string, from: number, to: number): NumberOnPage['place'] {
  // With the marks: the word in the next cell belongs to another number.
  const [before, after] = [text.slice(Math.max(0, from - 20), from), text.slice(to, to + 20)];
  if (AFTER_COUNT.test(after) || (BEFORE_COUNT.test(before) && !PERCENT.test(after))) return 'COUNT';
  return isInsideFigure(text, from) ? 'FIGURE' : 'TEXT';
}
