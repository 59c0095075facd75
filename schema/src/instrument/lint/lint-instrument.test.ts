import { describe, expect, test } from 'vitest';
import {
  BUILT_IN_ACKNOWLEDGEMENTS,
  BUILT_IN_INSTRUMENT,
  type InstrumentContent,
  LINT_RULES,
  lintInstrument,
  type LintRule,
  withItems,
  withText,
} from '../index.ts';

const built = BUILT_IN_INSTRUMENT.content;
const known = new Set(lintInstrument(built).map(({ id }) => id));
const QUESTION = 'SAT.question.SERVICE';
const FINE = { EN: 'How was it?', RU: 'Как всё прошло?' };

const withWords = (key: string, words: { EN?: string; RU?: string }): InstrumentContent => {
  const content = withText(built, key, { ...FINE, ...words });
  if (!content) throw new Error(`No such text: ${key}`);
  return content;
};
/** What the rules find in it that they do not find in the built-in version. */
const newIn = (content: InstrumentContent) =>
  lintInstrument(content).filter(({ id, rule }) => !known.has(id) && rule !== 'TRANSLATION_UNCHECKED');

test('the built-in version has no error, and a reason for each of its warnings', () => {
  const findings = lintInstrument(built);
  expect(findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  expect(findings.map(({ id }) => id).toSorted()).toEqual(Object.keys(BUILT_IN_ACKNOWLEDGEMENTS).toSorted());
});

test('an ordinary question raises nothing', () => {
  expect(newIn(withWords(QUESTION, FINE))).toEqual([]);
});

const words = (count: number) => Array.from({ length: count }, () => 'went').join(' ');

describe.each<[LintRule, string, { EN?: string; RU?: string }, string | null]>([
  ['MISSING_LANGUAGE', QUESTION, { EN: ' ' }, null],
  ['MISSING_LANGUAGE', 'commentHint', { RU: '' }, null],
  ['MISSING_LABEL', 'SAT.label.2', { RU: '' }, null],
  ['PLACEHOLDER_MISSING', 'leadIn.SERVICE', {}, null],
  ['PLACEHOLDER_MISSING', 'leadIn.SERVICE', { EN: '{subject}, {subject}', RU: '«{subject}»' }, null],
  ['PLACEHOLDER_FORBIDDEN', QUESTION, { EN: 'How was {subject}?' }, 'subject'],
  ['PLACEHOLDER_FORBIDDEN', 'leadIn.SERVICE', { EN: 'Rate {service}.', RU: '«{subject}»' }, 'service'],
  ['QUESTION_TOO_LONG', QUESTION, { EN: `${words(31)}?` }, null],
  ['QUESTION_TOO_LONG', QUESTION, { EN: `${'w'.repeat(200)}?` }, null],
  ['QUESTION_LONG', QUESTION, { EN: `${words(21)}?` }, null],
  ['SPOKEN_LONG', QUESTION, { EN: `${words(17)}?` }, null],
  ['SPOKEN_LONG', QUESTION, { RU: `${'ж'.repeat(100)}?` }, null],
  ['LABEL_LONG', 'SAT.label.2', { EN: words(7) }, null],
  ['TWO_QUESTIONS', QUESTION, { EN: 'Was it good? Was it quick?' }, null],
  ['DOUBLE_QUESTION', QUESTION, { EN: 'How quick and polite was it?' }, 'quick and polite'],
  ['DOUBLE_QUESTION', QUESTION, { RU: 'Насколько быстро и вежливо всё прошло?' }, 'быстро и вежливо'],
  ['DOUBLE_QUESTION', 'EASE.question.SERVICE', { EN: 'How easy or difficult or long was it?' }, 'difficult or long'],
  ['NEGATION', QUESTION, { EN: "Wasn't it slow?" }, "Wasn't"],
  ['NEGATION', QUESTION, { EN: 'Was it never slow, not once?' }, 'never, not'],
  ['NEGATION', QUESTION, { RU: 'Не было ли слишком долго?' }, 'Не'],
  ['NEGATION', 'SAT.label.3', { EN: 'Neither' }, 'Neither'],
  ['NEGATION', 'SAT.label.3', { RU: 'Не знаю' }, 'Не'],
  ['INFORMAL_ADDRESS', QUESTION, { RU: 'Довольны ли вы?' }, 'вы'],
  ['INFORMAL_ADDRESS', 'commentHint', { RU: 'Спасибо за ваше мнение.' }, 'ваше'],
  ['GENDERED_ENDING', QUESTION, { RU: 'Доволен ли человек?' }, 'Доволен'],
  ['GENDERED_ENDING', QUESTION, { RU: 'Вы получил(а) ответ?' }, 'получил(а)'],
  ['GENDERED_ENDING', QUESTION, { RU: 'Как быстро Вы обратились/ась?' }, 'обратились/ась'],
  ['GENDERED_ENDING', QUESTION, { RU: 'Сколько Вы сегодня ждала?' }, 'Вы сегодня ждала'],
  ['GENDERED_ENDING', QUESTION, { EN: 'Was he polite?' }, 'he'],
  ['FOREIGN_LETTERS', QUESTION, { RU: 'Как прошёл checkout?' }, 'checkout'],
  ['FOREIGN_LETTERS', QUESTION, { EN: 'How was услуга?' }, 'услуга'],
])('%s', (rule, key, given, found) => {
  test(`${key} ${JSON.stringify(given).slice(0, 60)}`, () => {
    const findings = newIn(withWords(key, given)).filter((finding) => finding.rule === rule);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ key, severity: LINT_RULES[rule].severity });
    if (found !== null) expect(findings[0]!.words).toBe(found);
  });
});

describe('is not mistaken:', () => {
  test.each([
    ['the two ends of a scale are one question', 'EASE.question.SERVICE', { EN: 'How easy or difficult was it?' }],
    [
      'the middle of a scale is named by its ends',
      'SAT.label.3',
      { EN: 'Neither good nor bad', RU: 'Ни то ни другое' },
    ],
    ['a plain no is no trap', 'RESULT.label.1', { EN: 'No', RU: 'Нет' }],
    ['what does not apply is told apart from the scale', 'DOCS.label.0', { EN: 'Not needed', RU: 'Не нужно' }],
    ['a plural fits everyone', QUESTION, { RU: 'Быстро ли Вы всё получили?' }],
    ['a noun is no verb', QUESTION, { RU: 'Как Вы оцениваете портал?' }],
    ['a word that begins alike', QUESTION, { EN: 'How noted was the andante?', RU: 'Как прошла неделя?' }],
  ])('%s', (_what, key, given) => {
    expect(newIn(withWords(key, given))).toEqual([]);
  });
});

describe('scales', () => {
  const rulesIn = (content: InstrumentContent) => newIn(content).map(({ rule }) => rule);

  test('have the same number of labels in every language', () => {
    expect(rulesIn(withWords('SAT.label.2', { EN: '' }))).toEqual(
      expect.arrayContaining(['MISSING_LABEL', 'UNEQUAL_LABELS']),
    );
  });

  test('have labels that differ', () => {
    expect(rulesIn(withWords('SAT.label.2', { EN: 'Very dissatisfied', RU: 'Плохо' }))).toEqual(['REPEATED_LABEL']);
  });

  test('of a rating have five points', () => {
    expect(rulesIn(withText(built, 'TIME.label.5', { EN: '', RU: '' })!)).toEqual(['WRONG_POINTS']);
    expect(rulesIn(withText(built, 'RESULT.label.4', { EN: '', RU: '' })!)).toEqual([]);
  });
});

test('what every figure rests on has the answers that can be counted', () => {
  const rules = (key: string) => newIn(withWords(key, {})).map(({ rule }) => rule);
  expect(rules('RESULT.label.5')).toEqual(['ANSWER_NOT_COUNTED']);
  expect(rules('EASE.label.0')).toEqual(['ANSWER_NOT_COUNTED']);
  expect(rules('REPEAT.label.4')).toEqual([]);
  expect(rules('TRUST.label.0')).toEqual([]);
});

test('satisfaction comes first, everywhere', () => {
  const codes = built.items.map(({ code }) => code);
  const rules = (content: InstrumentContent) => newIn(content).map(({ rule }) => rule);
  expect(rules(withItems(built, codes.slice(1))!)).toEqual(['SAT_NOT_FIRST']);
  expect(rules(withItems(built, [...codes.slice(1), 'SAT'])!)).toEqual(['SAT_NOT_FIRST']);
  expect(rules(withText(built, 'SAT.question.TOUCHPOINT', { EN: '', RU: '' })!)).toEqual(['SAT_NOT_FIRST']);
});

test('a translation that was checked is not warned of', () => {
  const rules = lintInstrument(built, ['EN']).filter(({ rule }) => rule === 'TRANSLATION_UNCHECKED');
  expect(rules.map(({ language }) => language)).toEqual(['RU']);
});

test('a reason that was given lapses with the text it was given for', () => {
  const first = newIn(withWords(QUESTION, { EN: 'Was it not slow?' }))[0]!;
  const same = newIn(withText(withWords(QUESTION, { EN: 'Was it not slow?' }), 'commentHint', FINE)!)[0]!;
  const second = newIn(withWords(QUESTION, { EN: 'Was it not long?' }))[0]!;
  expect(same.id).toBe(first.id);
  expect(second.id).not.toBe(first.id);
});
