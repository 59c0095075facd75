import { digitWindows } from './digit-groups.ts';
import { isPrecededBy, type Recogniser, spansOf } from './span.ts';

const SERIES_AND_NUMBER = /(?<![\p{L}\p{N}.,-])\d{2}\s\d{2}\s?(?:№|N)?\s?\d{6}(?!\d)/gu;
const IN_WORDS = /сери\p{L}{1,2}\s?:?\s?(?<detail>\d{2}\s?\d{2}[\s,;]{0,3}(?:номер|№|N)?\s?:?\s?\d{6})(?!\d)/dgiu;
const BIRTH_CERTIFICATE = /(?<![\p{L}\p{N}])[IVX]{1,5}-\p{Lu}{2}\s?(?:№|N)?\s?\d{6}(?!\d)/gu;
const LETTERS_AND_DIGITS = /(?<![\p{L}\p{N}])[A-Z]{0,2}\d{6,10}(?!\p{N})/gu;
const SAYS_DOCUMENT =
  /(?<!\p{L})(?:паспорт\p{L}{0,3}|загран\p{L}{0,12}|документ\p{L}{0,3}|удостоверени\p{L}{1,2}|прав(?:а)?|свидетельств\p{L}{1,2}|passports?|documents?|licen[cs]e|id card)(?!\p{L})\P{N}{0,24}$/iu;

/**
 * Numbers of identity papers: `dd dd dddddd`, series and number in words, certificates of birth, and ten digits or
 * letters with digits that the words before them call a document.
 */
export const findDocuments: Recogniser = (text) => [
  ...spansOf(text, SERIES_AND_NUMBER),
  ...spansOf(text, IN_WORDS),
  ...spansOf(text, BIRTH_CERTIFICATE),
  ...digitWindows(text, 9, 10).filter(({ start }) => isPrecededBy(text, start, SAYS_DOCUMENT)),
  ...spansOf(text, LETTERS_AND_DIGITS, (_, start) => isPrecededBy(text, start, SAYS_DOCUMENT)),
];
