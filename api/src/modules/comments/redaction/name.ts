import { isFirstName } from './first-names.ts';
import { isCapitalised, isPatronymic, looksLikeSurname, type Word, wordsOf } from './name-words.ts';
import { isPrecededBy, type Recogniser, type Span, spansOf } from './span.ts';

const INITIALS_FIRST = /(?<!\p{L})\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}{2,30}/gu;
const INITIALS_LAST = /(?<!\p{L})\p{Lu}\p{Ll}{2,30}\s\p{Lu}\.\s?\p{Lu}\.(?!\p{L})/gu;
const TITLED =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s(?<detail>\p{Lu}[\p{Ll}'’-]{1,30}(?:\s\p{Lu}[\p{Ll}'’-]{1,30})?)/dgu;
const NAMES_ITSELF =
  /(?<!\p{L})(?:меня зовут|зовут меня|мо[её] имя|ф\.?\s?и\.?\s?о\.?|фамилия|my name is|my name['’]s|name:)\s?[:–—-]?\s?$/iu;
const STAFF =
  /(?<!\p{L})(?:оператор\p{L}{0,2}|сотрудни\p{L}{1,4}|специалист\p{L}{0,2}|консультант\p{L}{0,2}|инспектор\p{L}{0,2}|менеджер\p{L}{0,2}|администратор\p{L}{0,2}|operator|clerk|officer|manager|adviser|advisor|consultant)\s(?:по имени\s|called\s|named\s)?$/iu;
const CONTACT_FOLLOWS = /^,?\s?(?:тел|моб|phone|tel|mobile|\[)/iu;

/** Words that follow each other with a single space between. */
function following(text: string, words: readonly Word[], from: number, most: number): Word[] {
  const row = [words[from]!];
  for (let next = from + 1; next < words.length && row.length < most; next++) {
    if (text.slice(words[next - 1]!.end, words[next]!.start) !== ' ') break;
    row.push(words[next]!);
  }
  return row;
}

/** A patronymic with the first name before it and the surname on either side. */
function aroundPatronymic(text: string, words: readonly Word[], at: number): Span {
  const touches = (left: number) =>
    left >= 0 && left + 1 < words.length && text.slice(words[left]!.end, words[left + 1]!.start) === ' ';
  const isGiven = (word: Word) =>
    isFirstName(word.text) || (isCapitalised(word.text) && isCapitalised(words[at]!.text) && word.text.length > 2);
  let [first, last] = [at, at];
  if (touches(at - 1) && isGiven(words[at - 1]!)) first--;
  if (first < at && touches(first - 1) && looksLikeSurname(words[first - 1]!.text)) first--;
  else if (touches(at) && looksLikeSurname(words[at + 1]!.text)) last++;
  return { start: words[first]!.start, end: words[last]!.end };
}

/** The name that starts at a word which a phrase announces: up to three words with capitals, or the one word. */
function announced(text: string, words: readonly Word[], at: number): Span {
  const row = following(text, words, at, 3);
  const lowerAt = row.findIndex(({ text: word }) => !isCapitalised(word));
  const named = lowerAt === -1 ? row : row.slice(0, Math.max(1, lowerAt));
  return { start: named[0]!.start, end: named.at(-1)!.end };
}

/**
 * Names of people: with a patronymic, with initials, with a title, introduced ("меня зовут", "my name is"), of staff
 * called by their post, and a common first name with a surname. A first name alone in a sentence is not found.
 */
export const findNames: Recogniser = (text) => {
  const words = wordsOf(text);
  const spans = [...spansOf(text, INITIALS_FIRST), ...spansOf(text, INITIALS_LAST), ...spansOf(text, TITLED)];
  words.forEach((word, at) => {
    const [, second, third] = following(text, words, at, 3);
    const isAddressed = isCapitalised(word.text) || (at > 0 && isFirstName(words[at - 1]!.text));
    if (isPatronymic(word.text) && isAddressed) spans.push(aroundPatronymic(text, words, at));
    else if (isPrecededBy(text, word.start, NAMES_ITSELF, 24)) spans.push(announced(text, words, at));
    else if (!isCapitalised(word.text)) return;
    else if (isPrecededBy(text, word.start, STAFF, 32) && (isFirstName(word.text) || looksLikeSurname(word.text)))
      spans.push({ start: word.start, end: second && looksLikeSurname(second.text) ? second.end : word.end });
    else if (!second || !isCapitalised(second.text) || (third && isPatronymic(third.text))) return;
    else if (
      (isFirstName(word.text) && looksLikeSurname(second.text)) ||
      (looksLikeSurname(word.text) && isFirstName(second.text)) ||
      CONTACT_FOLLOWS.test(text.slice(second.end, second.end + 16))
    )
      spans.push({ start: word.start, end: second.end });
  });
  return spans;
};
