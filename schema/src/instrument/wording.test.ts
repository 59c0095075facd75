import { describe, expect, test } from 'vitest';
import { ITEMS, LANGUAGES, type Language } from '../enums.ts';
import {
  COMMENT_HINT,
  COMMENT_PROMPTS,
  INSTRUMENT_VERSION,
  ITEM_DEFINITIONS,
  ITEM_ORDER,
  LEAD_INS,
  LEVELS,
  findItem,
} from './index.ts';
import { ORGANISATION_SENTENCE } from './lead-ins.ts';
import { USED_QUESTION } from './items-life-situation.ts';
import type { ItemDefinition } from './types.ts';

const languages = Object.keys(LANGUAGES) as Language[];
const definitions = ITEM_ORDER.map((code) => ITEM_DEFINITIONS[code]);

/** Every text of one item, in every language. */
const textsOf = ({ wording, wordingByChannel, options, doesNotApply }: ItemDefinition) => [
  ...Object.values(wording),
  ...Object.values(wordingByChannel ?? {}),
  ...options.map((option) => option.label),
  ...(doesNotApply ? [doesNotApply] : []),
];

const words = (text: string) => text.split(/\s+/).filter((part) => /\p{L}/u.test(part));

test('the version is 0.9.0 until the wording has been tested with people', () => {
  expect(INSTRUMENT_VERSION).toBe('0.9.0');
});

test('every item of the vocabulary is defined once, under its own code, in the same order', () => {
  expect(definitions.map((definition) => definition.code)).toEqual(Object.keys(ITEMS));
  expect(definitions.every((definition) => findItem(definition.code) === definition)).toBe(true);
});

describe.each(definitions)('$code', (definition) => {
  test('has its points from 1 up, five unless it is a fact', () => {
    const points = { RESULT: 4, REPEAT: 3 }[definition.code as string] ?? 5;
    expect(definition.options.map((option) => option.value)).toEqual([1, 2, 3, 4, 5].slice(0, points));
    expect(definition.kind).toBe(points === 5 ? 'RATING' : 'FACT');
  });

  test('is scored 0, 25, 50, 75, 100, or not at all', () => {
    const scores = definition.options.map((option) => option.score);
    if (definition.kind === 'RATING') expect(scores).toEqual([0, 25, 50, 75, 100]);
    else expect(new Set(scores)).toEqual(new Set([null]));
  });

  test.each(languages)('is complete in %s, with labels that differ', (language) => {
    for (const text of textsOf(definition)) expect(text[language].trim()).not.toBe('');
    const labels = definition.options.map((option) => option.label[language]);
    expect(new Set([...labels, definition.doesNotApply?.[language]]).size).toBe(labels.length + 1);
  });

  test.each(languages)('has no question above 20 words in %s', (language) => {
    for (const wording of Object.values(definition.wording)) {
      expect(words(wording[language]).length).toBeLessThanOrEqual(20);
    }
  });

  test('is written in the letters of its language, with a capital «Вы»', () => {
    for (const text of textsOf(definition)) {
      expect(text.EN).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(text.RU).not.toMatch(/\p{Script=Latin}/u);
      expect(text.RU).not.toMatch(/(?<!\p{L})(вы|вам|вас|вами|ваш\p{L}*)(?!\p{L})/u);
    }
  });
});

test('what everybody reads in this version of the instrument is what was agreed', async () => {
  const both = (text: { EN: string; RU: string }) => `${text.EN} / ${text.RU}`;
  const lines = definitions.flatMap((definition) => [
    '',
    `${definition.code} ${definition.role} ${definition.kind}`,
    ...Object.entries(definition.wording).map(([level, text]) => `  ${level}: ${both(text)}`),
    ...Object.entries(definition.wordingByChannel ?? {}).map(([channel, text]) => `  ${channel}: ${both(text)}`),
    ...definition.options.map((option) => `    ${option.value} ${both(option.label)}`),
    ...(definition.doesNotApply ? [`    0 ${both(definition.doesNotApply)}`] : []),
  ]);
  const frame = [
    ...Object.entries(LEAD_INS).map(([level, text]) => `${level}: ${both(text)}`),
    `For an organisation: ${both(ORGANISATION_SENTENCE)}`,
    `USED: ${both(USED_QUESTION)}`,
    ...Object.entries(COMMENT_PROMPTS).map(([question, text]) => `${question}: ${both(text)}`),
    `Under a comment: ${both(COMMENT_HINT)}`,
  ];
  await expect(`${[...frame, ...lines].join('\n')}\n`).toMatchFileSnapshot(`./instrument-${INSTRUMENT_VERSION}.txt`);
});

test('every level has a lead-in in both languages', () => {
  expect(Object.keys(LEAD_INS).sort()).toEqual(Object.keys(LEVELS).sort());
  for (const language of languages) {
    for (const text of Object.values(LEAD_INS)) expect(text[language]).toContain('{subject}');
  }
});
