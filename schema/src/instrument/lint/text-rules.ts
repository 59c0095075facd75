/** What can be wrong with a single text in one language. */
import type { Language } from '../../enums.ts';
import type { ItemDefinition } from '../types.ts';
import type { LENGTHS } from './lint-rules.ts';

/** Words of a text: parts between spaces that hold a letter. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((part) => /\p{L}/u.test(part));

/** True when a text is over a limit, in words or in characters (Unicode code points). */
export const isOver = (text: string, limit: (typeof LENGTHS)[keyof typeof LENGTHS]): boolean =>
  wordsOf(text).length > limit.words || [...text].length > limit.characters;

/** True when two questions stand in one text. */
export const asksTwice = (text: string): boolean => (text.match(/\?/g) ?? []).length > 1;

const letters = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu');

const JOINING: Record<Language, RegExp> = {
  EN: /(?<!\p{L})(\p{L}+) (and|as well as|or|and\/or) (?=(\p{L}+))/giu,
  RU: /(?<!\p{L})(\p{L}+),? (и|а также|или|либо|и\/или) (?=(\p{L}+))/giu,
};

/**
 * The first two things a question joins: "documents and information". Null where it joins none, or where they are the
 * two ends of its scale, as in "easy or difficult".
 */
export function joinedThings(text: string, language: Language, item: ItemDefinition | undefined): string | null {
  const labels = item?.options.map(({ label }) => label[language].toLocaleLowerCase('ru')).join(' ') ?? '';
  const isEnd = (word: string) => letters(word).test(labels);
  for (const [joining, left = '', conjunction, right = ''] of text.matchAll(JOINING[language])) {
    const isChoice = conjunction === 'or' || conjunction === 'или';
    if (!(isChoice && isEnd(left) && isEnd(right))) return joining + right;
  }
  return null;
}

const NEGATIONS: Record<Language, RegExp> = {
  EN: letters("not|never|no|none|nobody|nothing|neither|nor|without|cannot|\\p{L}+n['’]t"),
  RU: letters('не|ни|нет|никогда|никто|никого|ничего|ничто|никакой|никакие|нельзя|без'),
};

/** Forms in which a negation misleads nobody: the middle of a scale named by both of its ends, and a plain "no". */
const BALANCED: Record<Language, readonly RegExp[]> = {
  EN: [/^neither .+ nor .+$/i, /^no$/i],
  RU: [/^ни .+,? ни .+$/iu, /^ни то ни другое$/iu, /^нет$/iu],
};

/** The negations in a text, joined by commas; null where there is none, or only a known balanced form. */
export function negationsIn(text: string, language: Language): string | null {
  if (BALANCED[language].some((form) => form.test(text.trim()))) return null;
  return text.match(NEGATIONS[language])?.join(', ') ?? null;
}

/** The first Russian address without its capital letter; null where there is none. */
export const informalAddress = (text: string): string | null =>
  /(?<!\p{L})(вы|вам|вас|вами|ваш(?:а|е|и|у|ю|его|ей|ему|ем|им|ими|их)?)(?!\p{L})/u.exec(text)?.[0] ?? null;

const GENDERED: Record<Language, readonly RegExp[]> = {
  EN: [letters('he|she|him|her|his|hers|himself|herself')],
  RU: [
    /\p{L}+(?:\((?:а|ла|на|ась|ая)\)|\/(?:а|ла|на|ась|ая)(?!\p{L}))/giu,
    letters(
      'рада?|довол(?:ен|ьна)|недовол(?:ен|ьна)|согласн?а|согласен|должн?а|должен|уверена?|готова?|удовлетвор[её]на?|неудовлетвор[её]на?|сам|сама|обязана?|вынужден|вынуждена',
    ),
    // A past tense in the singular close to the person: «Вы сегодня ждали» fits everyone, «Вы сегодня ждала» does not.
    /(?<!\p{L})Вы(?: (?!\p{L}+те(?:сь)? )\p{L}+){0,2}? \p{L}{2,}(?:лся|лась|ла|л)(?!\p{L})/gu,
  ],
};

/** The first word that seems to fit men or women only; null where there is none. */
export const genderedWord = (text: string, language: Language): string | null =>
  GENDERED[language].map((pattern) => text.match(pattern)?.[0]).find((word) => word !== undefined) ?? null;

/** The first run of letters of the other script; null where there is none. */
export const foreignLetters = (text: string, language: Language): string | null =>
  (language === 'EN' ? /\p{Script=Cyrillic}+/u : /\p{Script=Latin}+/u).exec(text.replaceAll('{subject}', ''))?.[0] ??
  null;

/** Placeholders in a text, without their braces. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
