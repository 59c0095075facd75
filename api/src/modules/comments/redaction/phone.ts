import { isFollowedBy, isPrecededBy, type Recogniser, spansOf } from './span.ts';

const GAP = String.raw`[\s().–—-]{0,3}`;
const NOT_WITHIN = String.raw`(?<![\p{L}\p{N}+])`;
const pattern = (source: string) => new RegExp(source, 'gu');

/** +7 or 8 and ten digits, grouped in any way. */
const RUSSIAN = pattern(String.raw`${NOT_WITHIN}(?:\+\s?)?[78](?:${GAP}\d){10}(?!\d)`);
/** Ten digits of a mobile number, without the 8. */
const MOBILE = pattern(String.raw`${NOT_WITHIN}\(?9\d{2}(?:${GAP}\d){7}(?!\d)`);
/** + or 00, country code, number. */
const INTERNATIONAL = pattern(String.raw`(?:\+|(?<![\p{L}\p{N}:.,])00)\s?[1-9](?:${GAP}\d){8,14}(?!\d)`);
/** 0 and the rest of eleven digits, as in Britain. */
const TRUNK = pattern(String.raw`(?<![\p{L}\p{N}.,:-])\(?0\d{2,4}\)?(?:[\s-]?\d){6,8}(?!\d)`);
/** (202) 555-0143, 202-555-0143. */
const NORTH_AMERICAN = pattern(String.raw`${NOT_WITHIN}(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?!\d)`);
/** 233-45-67: a number within a town. */
const LOCAL = pattern(String.raw`(?<![\p{L}\p{N}.,-])\d{3}[-–]\d{2}[-–]\d{2}(?![\d-])`);
/** Any number of five digits or more, where the words before it say that it is a telephone. */
const ANY = pattern(String.raw`(?<![\p{L}\p{N}.,])\+?\(?\d(?:[\s().–-]{0,2}\d){4,14}(?!\d)`);

const SAYS_PHONE =
  /(?<!\p{L})(?:тел|телефон\p{L}{0,3}|моб|мобильн\p{L}{2,3}|сотов\p{L}{2,3}|(?:пере|по)?звон\p{L}{1,5}|ватсап|вайбер|tel|phone|mobile|cell|call|ring|whatsapp|viber)(?!\p{L})[^\d!?\n]{0,24}$/iu;
const SAYS_NUMBER_OF_PAPERS = /(?:№|номер\p{L}{0,2} (?:заявлени|обращени|дел|заказ|талон)\p{L}{1,2}|#)\s?$/iu;
const MONEY_FOLLOWS = /^\s?(?:₽|р\.|руб|тыс|млн|коп|\$|€|£|usd|rub|eur|roubles|rubles|dollars)/iu;

const countDigits = (text: string) => text.replace(/\D/g, '').length;
const holdsDate = (text: string) =>
  /(?<!\d)\d{1,2}[.]\d{1,2}[.](?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.test(text);
const isGroupedInFours = (text: string) => /^\d{4}[\s-]\d{4}[\s-]/.test(text);

/**
 * Telephone numbers: Russian with +7 or 8, mobile without it, international, within a town, and any number that the
 * words before it call a telephone. Prices, dates and numbers of papers are left alone.
 */
export const findPhones: Recogniser = (text) => {
  const isPlain = (found: string, start: number) =>
    !isFollowedBy(text, start + found.length, MONEY_FOLLOWS) &&
    (found.startsWith('+') || !(holdsDate(found) || isGroupedInFours(found)));
  return [
    ...spansOf(text, RUSSIAN, isPlain),
    ...spansOf(text, MOBILE, isPlain),
    ...spansOf(text, INTERNATIONAL, isPlain),
    ...spansOf(text, TRUNK, (found, start) => isPlain(found, start) && countDigits(found) === 11),
    ...spansOf(text, NORTH_AMERICAN, isPlain),
    ...spansOf(text, LOCAL, (_, start) => !isPrecededBy(text, start, SAYS_NUMBER_OF_PAPERS)),
    ...spansOf(text, ANY, (found, start) => isPlain(found, start) && isPrecededBy(text, start, SAYS_PHONE)),
  ];
};
