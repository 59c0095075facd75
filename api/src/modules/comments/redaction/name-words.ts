import { isFirstName } from './first-names.ts';
import type { Span } from './span.ts';

/** A word with its place. */
export interface Word extends Span {
  text: string;
}

/** Words of a text: letters and hyphens. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/\p{L}[\p{L}-]*/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Words that end like a patronymic and are none. */
const NOT_PATRONYMICS = /^(?:основн|деревн|уровн|духовн|условн|верховн|виновн|невиновн|церковн|греховн|ровн|неровн)/;
const MASCULINE = /(?:[оеё]вич|ьич|кузьмич|лукич|фомич|никитич|саввич)(?:а|у|ем|ом|е)?$/;
const FEMININE = /(?:[оеё]вн|иничн|никитичн|саввичн)(?:а|ы|е|у|ой|ою)$/;
/** Shorter words are none: "ровно". */
const SHORTEST_PATRONYMIC = 6;

/** True for a Russian patronymic in any case, in capital or small letters. */
export function isPatronymic(word: string): boolean {
  const lower = word.toLowerCase();
  if (lower.length < SHORTEST_PATRONYMIC || NOT_PATRONYMICS.test(lower)) return false;
  return MASCULINE.test(lower) || FEMININE.test(lower);
}

const SURNAME = /(?:[оеё]в|[иы]н|ск|цк|енк|чук|юк|ян)(?:а|у|ым|ой|е|ых|ого|ому|им|ий|ая|ую|о)?$|(?:ых|их)$/;

/** True for a capitalised word that ends like most Russian surnames. */
export const looksLikeSurname = (word: string): boolean =>
  isCapitalised(word) && word.length >= 4 && SURNAME.test(word.toLowerCase()) && !isFirstName(word);

/** True for a word that starts with a capital letter and goes on with a small one. */
export const isCapitalised = (word: string): boolean => /^\p{Lu}[\p{Ll}-]/u.test(word);
