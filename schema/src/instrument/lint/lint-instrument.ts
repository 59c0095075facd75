import { type Item, LANGUAGES, type Language } from '../../enums.ts';
import type { InstrumentContent } from '../content.ts';
import { type InstrumentText, textsOf, translationOf } from '../instrument-texts.ts';
import { LEVELS } from '../levels.ts';
import type { ItemDefinition, Level } from '../types.ts';
import { type Finding, finding } from './finding.ts';
import { LENGTHS, type LintRule } from './lint-rules.ts';
import {
  asksTwice,
  foreignLetters,
  genderedWord,
  informalAddress,
  isOver,
  joinedThings,
  negationsIn,
  placeholdersIn,
} from './text-rules.ts';

const languages = Object.keys(LANGUAGES) as Language[];
const levels = Object.keys(LEVELS) as Level[];

/** Answers of the items that have columns of their own; they have none for "does not apply". */
const COUNTED_POINTS: Partial<Record<Item, number>> = { SAT: 5, EASE: 5, TIME: 5, RESULT: 4 };

/**
 * Reads a whole instrument by every rule. The findings come in the order in which people meet what they are about;
 * a text that stands in several places is found once.
 * @param checkedLanguages languages whose translation has been checked
 */
export function lintInstrument(content: InstrumentContent, checkedLanguages: readonly Language[] = []): Finding[] {
  const found = [
    ...satFindings(content),
    ...textsOf(content).flatMap((text) => languages.flatMap((language) => textFindings(content, text, language))),
    ...content.items.flatMap(scaleFindings),
    ...languages
      .filter((language) => !checkedLanguages.includes(language))
      .map((language) => finding('TRANSLATION_UNCHECKED', 'translation', language, translationOf(content, language))),
  ];
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = repetitionKey(one);
    return !seen.has(key) && seen.add(key);
  });
}

/** Findings are the same when one rule read the same words in the same item and language. */
const repetitionKey = ({ id, rule, key, language, text }: Finding): string =>
  text === null ? id : [rule, key.split('.')[0], language, text].join(':');

function satFindings({ items }: InstrumentContent): Finding[] {
  const sat = items.find(({ code }) => code === 'SAT');
  if (sat && items[0] === sat && levels.every((level) => sat.wording[level] !== undefined)) return [];
  const seen = JSON.stringify([items[0]?.code, Object.keys(sat?.wording ?? {})]);
  return [finding('SAT_NOT_FIRST', 'SAT', null, seen)];
}

function textFindings(content: InstrumentContent, { key, kind, item, text: both }: InstrumentText, language: Language) {
  const text = both[language];
  const found = (rule: LintRule, words: string | null = null) => finding(rule, key, language, text, { text, words });
  if (text.trim() === '') return [finding(kind === 'LABEL' ? 'MISSING_LABEL' : 'MISSING_LANGUAGE', key, language, '')];
  const definition = content.items.find(({ code }) => code === item);
  const findings: Finding[] = [];
  const note = (rule: LintRule, words: string | null) => {
    if (words !== null) findings.push(found(rule, words));
  };
  if (kind === 'LABEL') {
    if (isOver(text, LENGTHS.label)) findings.push(found('LABEL_LONG'));
  } else if (isOver(text, LENGTHS.tooLong)) findings.push(found('QUESTION_TOO_LONG'));
  else if (isOver(text, LENGTHS.long)) findings.push(found('QUESTION_LONG'));
  else if (kind === 'QUESTION' && isOver(text, LENGTHS.spoken)) findings.push(found('SPOKEN_LONG'));
  if (asksTwice(text)) findings.push(found('TWO_QUESTIONS'));
  if (kind === 'QUESTION') note('DOUBLE_QUESTION', joinedThings(text, language, definition));
  // "Does not apply" stands apart from the scale: its negation turns no answer round.
  if ((kind === 'QUESTION' || kind === 'LABEL') && !key.endsWith('.label.0'))
    note('NEGATION', negationsIn(text, language));
  if (language === 'RU') note('INFORMAL_ADDRESS', informalAddress(text));
  note('GENDERED_ENDING', genderedWord(text, language));
  note('FOREIGN_LETTERS', foreignLetters(text, language));
  findings.push(...placeholderFindings(key, kind, text, language));
  return findings;
}

function placeholderFindings(key: string, kind: InstrumentText['kind'], text: string, language: Language): Finding[] {
  const names = placeholdersIn(text);
  const isLeadIn = kind === 'LEAD_IN' && key.startsWith('leadIn.');
  const foreign = names.filter((name) => !(isLeadIn && name === 'subject'));
  if (foreign.length > 0)
    return [finding('PLACEHOLDER_FORBIDDEN', key, language, text, { text, words: foreign.join(', ') })];
  return isLeadIn && names.length !== 1 ? [finding('PLACEHOLDER_MISSING', key, language, text, { text })] : [];
}

function scaleFindings({ code, kind, options, doesNotApply }: ItemDefinition): Finding[] {
  const labels = (language: Language) =>
    [...options.map(({ label }) => label), ...(doesNotApply ? [doesNotApply] : [])].map((label) =>
      label[language].trim(),
    );
  const seen = JSON.stringify(languages.map(labels));
  const findings: Finding[] = [];
  const counts = languages.map((language) => labels(language).filter((label) => label !== '').length);
  if (new Set(counts).size > 1) findings.push(finding('UNEQUAL_LABELS', code, null, seen));
  for (const language of languages) {
    const given = labels(language).filter((label) => label !== '');
    const repeated = given.find((label, index) => given.indexOf(label) < index);
    if (repeated !== undefined) findings.push(finding('REPEATED_LABEL', code, language, seen, { words: repeated }));
  }
  const isWrong = kind === 'RATING' ? options.length !== 5 : options.length < 2 || options.length > 5;
  if (isWrong) findings.push(finding('WRONG_POINTS', code, null, seen));
  const counted = COUNTED_POINTS[code];
  if (counted !== undefined && (doesNotApply !== null || options.length > counted))
    findings.push(finding('ANSWER_NOT_COUNTED', code, null, seen));
  return findings;
}
