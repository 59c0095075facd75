import { expect, test } from 'vitest';

type Catalogue = Record<string, unknown>;

const files = import.meta.glob<Record<string, Catalogue>>('./{ru,en}/*.ts', { eager: true });

/** Every text of a catalogue by its path; a message that is a function is called with sample values. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const samples = [2, '7', '9', '11'].slice(0, Math.max(1, value.length));
    const results = [samples, samples.map((sample) => String(sample))].map((values) => String(value(...values)));
    return results.map((text, index) => [`${path}(${index})`, text]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

const areas = Object.keys(files)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length))
  // A file of types only has nothing to translate.
  .filter((area) => Object.keys(files[`./en/${area}`] ?? {}).length > 0);

/** Words that are written alike in both languages, or belong to no language. */
const NEUTRAL =
  /GraphQL|CSV|API|SAT|EASE|TIME|CSI|OPEN|PROMPT|RANDOM|ABCD-[A-Z0-9-]+|Otklik|otk_|e-?mail|URL|QR|IVR|English|ID|n[≈=]/gu;

test.each(areas)('%s says everything in both languages', (area) => {
  const english = textsOf(files[`./en/${area}`], area);
  const russian = textsOf(files[`./ru/${area}`], area);
  expect(russian.map(([path]) => path).toSorted()).toEqual(english.map(([path]) => path).toSorted());
  expect(english.filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(russian.filter(([, text]) => text.trim() === '')).toEqual([]);
});

test.each(areas)('%s leaves nothing in the other language', (area) => {
  // A text kept under the key of a language is written in that language everywhere.
  const english = textsOf(files[`./en/${area}`], area).filter(
    ([path, text]) => !path.endsWith('.RU') && text !== 'Русский' && /\p{Script=Cyrillic}/u.test(text),
  );
  const untranslated = textsOf(files[`./ru/${area}`], area).filter(
    ([path, text]) =>
      !path.endsWith('.EN') && /[A-Za-z]{3,}/u.test(text.replace(NEUTRAL, '')) && !/\p{Script=Cyrillic}/u.test(text),
  );
  expect(english).toEqual([]);
  expect(untranslated).toEqual([]);
});

const sources = Object.entries(
  import.meta.glob<string>(['../../**/*.{svelte,ts}', '!../../**/*.test.ts', '!./{ru,en}/*.ts'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

test.each(areas)('%s keeps no text that nothing shows', (area) => {
  const names = textsOf(files[`./en/${area}`], area).flatMap(([path]) =>
    path
      .replace(/\(\d\)$/, '')
      .split('.')
      .slice(1),
  );
  // Codes of the contract are looked up by what the API answers.
  const own = [...new Set(names)].filter((name) => /^[a-z]+(?:[A-Z][a-z]*)*$/.test(name));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((name) => sources.every(([, text]) => !new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
});

test('a message is written for one person with a capital «Вы»', () => {
  const small = Object.entries(files)
    .filter(([path]) => path.startsWith('./ru/'))
    .flatMap(([path, catalogue]) => textsOf(catalogue, path))
    .filter(([, text]) => /(?<![\p{L}])(?:вы|вас|вам|вами|ваш\p{L}*)(?![\p{L}])/u.test(text));
  expect(small).toEqual([]);
});

test.each(['en', 'ru'])(
  'a text that quotes the word at a figure quotes the word that stands there, in %s',
  (language) => {
    const textIn = (area: string, path: string) =>
      new Map(textsOf(files[`./${language}/${area}.ts`], '')).get(`.${path}`)!;
    const label = textIn('public', 'publicPages.scoreLabel.modeNotAdjusted');
    const quoting = [
      textIn('methodology', 'methodology.modeTable.text'),
      textIn('app-figures', 'appFigures.modeNotAdjusted'),
    ];
    expect(quoting.map((text) => /[«“]([^»”]+)[»”]/u.exec(text)?.[1])).toEqual([label, label]);
    expect(textIn('app-comparison', 'appComparison.note.modeNotAdjusted')).toBe(label);
  },
);
