import { readdirSync, readFileSync } from 'node:fs';
import { DRIVERS_AT_MOST, QUOTED_POLICY } from '@otklik/schema';
import { expect, test } from 'vitest';
import { appComparison as comparisonEn } from './en/app-comparison.ts';
import { appFigures as figuresEn } from './en/app-figures.ts';
import { appComparison as comparisonRu } from './ru/app-comparison.ts';
import { appFigures as figuresRu } from './ru/app-figures.ts';

const { funnelUnitsAtLeast, materialPoints, minimumReliability, minimumToFlag, minimumToPublish } = QUOTED_POLICY;

test('sentences name the constants that the method computes with', () => {
  for (const [comparison, figures] of [
    [comparisonEn, figuresEn],
    [comparisonRu, figuresRu],
  ] as const) {
    for (const sentence of [
      comparison.verdictMeaning.ABOVE,
      comparison.verdictMeaning.ABOUT_AVERAGE,
      comparison.verdictMeaning.BELOW,
      comparison.bandsText,
      figures.change.meaning.ABOVE,
      figures.change.meaning.ABOUT_AVERAGE,
      figures.change.meaning.BELOW,
      figures.overview.nothingChanged,
      figures.overview.changedRule('4'),
    ])
      expect(sentence).toMatch(new RegExp(`\\b${materialPoints} (points|балла|баллов)`));
    expect(comparison.reliability('0.81').replace(',', '.')).toContain(minimumReliability.toFixed(2));
    expect(comparison.funnelNone).toContain(String(funnelUnitsAtLeast));
    expect(comparison.funnelNone).toContain(String(minimumToPublish));
    expect(figures.change.meaning.INSUFFICIENT_DATA).toContain(String(minimumToFlag));
  }
});

/** Texts that may have a number which a constant happens to have too, and what it is instead. */
const NO_CONSTANTS: readonly (readonly [RegExp, string])[] = [
  [/0 to 100|0–100|от 0 до 100|(out )?of 100|(из|случаях из) 100|0 и 100/gi, 'the scale, or all there are'],
  [/0, 25, 50, 75 (and|и) 100|100 means|— 100 —|100 — все/g, 'what the five answers count'],
  [/а 50 — люди в среднем посередине|50 that people are on average in the middle/g, 'what the middle answer counts'],
  [
    /(of|of all) 5|из 5|(the|same|all|all the) five|scale of five|(пят(ь|и)|всех?) (ответов|ответы?)|на все пять/gi,
    'answers of a scale',
  ],
  [/three (item means|items|questions|scores)|of the three|тр[её]х (оценок|вопросов)/gi, 'the items of the index'],
  [/24 (characters|знаков|знака)/g, 'the receipt code'],
  [/two to six|двух до шести/g, 'services that fit beside one another on a page'],
  [/Nine of ten|Девять из десяти/g, 'the name of a percentile'],
  [/90 (days|дней)/g, 'a period of the filter'],
  [/for example 4|например 4/g, 'an example'],
  [/1 to 100( objects)?|от 1 до 100 объектов|1 to 2,147,483,647|1,000|1000|2,000|2000/g, 'limits of requests'],
  [/ABCD-EFGH\S*|2026-01-31|version 4|версии 4|a–z, 0–9/g, 'forms of identifiers and dates'],
  [/9[05]days|_(95|998)/g, 'codes, not texts'],
];

/** The constants as a sentence may have them: as they are, as a percentage, and what is left of it; in digits or words. */
const CONSTANTS = new Set(
  [...Object.values(QUOTED_POLICY), DRIVERS_AT_MOST].flatMap((value) =>
    (value < 1 ? [value, 100 * value, 100 * (1 - value), 100 * (1 - 2 * value)] : [value, value - 1])
      .map((number) => Math.round(1_000 * number) / 1_000)
      // 1, 2, 4 and their like are what one counts with.
      .filter((number) => number < 1 || number >= 3),
  ),
);
const WORDS: Readonly<Record<string, number>> = {
  three: 3,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  eighth: 8,
  ten: 10,
  twelve: 12,
  thirty: 30,
  hundred: 100,
  три: 3,
  трёх: 3,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  восемь: 8,
  восьми: 8,
  восьмая: 8,
  десять: 10,
  десяти: 10,
  двенадцать: 12,
  двенадцати: 12,
  тридцать: 30,
  сто: 100,
};

/** Texts in quotes and backticks of a source, without what is put into them. */
function textsOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import [\s\S]*?;$/gm, '');
  // What stands inside a placeholder is no text, but may hold some.
  const inner: string[] = [];
  let outer = code;
  for (let before = ''; before !== outer;) {
    before = outer;
    outer = outer.replaceAll(/\$\{([^{}]*)\}/g, (_, placed: string) => (inner.push(placed), '·'));
  }
  return [outer, ...inner].flatMap((part) => part.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? []);
}

/** Numbers typed into a text that are those of a constant. */
function typedConstants(text: string): string[] {
  const rest = NO_CONSTANTS.reduce((left, [innocent]) => left.replaceAll(innocent, ' '), text);
  const digits = (rest.match(/(?<![\p{L}\d._-])\d+([.,]\d+)?(?![\p{L}\d])/gu) ?? []).filter((number) =>
    CONSTANTS.has(Number(number.replace(',', '.'))),
  );
  const words = (rest.match(/\p{L}+/gu) ?? []).filter((word) => CONSTANTS.has(WORDS[word.toLowerCase()] ?? 0));
  return [...digits, ...words];
}

const catalogues = [
  ...['en', 'ru'].flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url)).map((name) => `dashboard/src/lib/i18n/${folder}/${name}`),
  ),
  ...['en', 'ru'].map((name) => `widget/src/messages/${name}.ts`),
  ...['busy-texts', 'effect-wordings', 'enums', 'error-catalogue'].map((name) => `schema/src/${name}.ts`),
];
const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

test('a constant that is typed is noticed: in digits, as a percentage, in words, and inside a placeholder', () => {
  const source =
    "const a = { b: 'Fewer than 30 answers', c: `less than 80 percent, ${x ? 'or seven days' : 'ok'}`, d: 'надёжность 0,70', e: '0 to 100', f: `${n} answers` } // 300";
  expect(textsOf(source).flatMap(typedConstants)).toEqual(['30', '80', '0,70', 'seven']);
});

test.each(catalogues)('no constant of the method is typed into %s', (path) => {
  expect(textsOf(read(path)).flatMap((text) => typedConstants(text).map((number) => `${number} in ${text}`))).toEqual(
    [],
  );
});

test('every exception is needed', () => {
  const texts = catalogues.flatMap((path) => textsOf(read(path)));
  const unused = NO_CONSTANTS.filter(
    ([innocent]) => !texts.some((text) => new RegExp(innocent, innocent.flags.replace('g', '')).test(text)),
  );
  expect(unused).toEqual([]);
});
