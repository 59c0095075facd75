import { join } from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { describe, expect, inject, test } from 'vitest';
import { readPublicSchema } from '../../audit/collect/collect.ts';
import { numbersOnPage } from '../../audit/collect/numbers-on-page.ts';
import type { Outsider } from '../../audit/collect/outsider.ts';
import { comparePages } from '../../audit/collect/pages.ts';
import { figureFields } from '../../audit/collect/public-fields.ts';
import type { Control } from '../../audit/controls/weakened-steps.ts';
import { loadDemoDatabase } from '../../audit/country/demo-database.ts';
import {
  examineBridgedCountry,
  examineCountry,
  examineSmallCountry,
  examineWeightedCountry,
  faultsOf,
} from '../../audit/examine.ts';

const SCHEMA = new URL('../../../schema/public.graphql', import.meta.url);
const SEED = 3;
/** A country in which telephone lines that only the invited rate are withheld. */
const WITH_INVITED_LINES = 20;

describe('the attack on a random small country', () => {
  // Two editions of these told withheld totals while each was decided by the one before it alone.
  test.each([25, 28])('finds nothing in one edition nor in three together (%i)', { timeout: 300_000 }, async (seed) => {
    const examination = await examineSmallCountry(inject('testCluster'), seed, { schema: SCHEMA });
    expect(faultsOf(examination)).toEqual([]);
    const { verdict, editions } = examination;
    expect(verdict.shown).toBeGreaterThan(200);
    expect(verdict.protecting).toBeGreaterThan(20);
    expect(verdict.classes.shown).toBeGreaterThan(5);
    expect(verdict.classes.withheld).toBeGreaterThan(5);
    expect(editions!.changed).toBeGreaterThan(20);
  });

  // That editions are decided together has a test of its own.
  test.each([
    ['ROUNDING_OFF', SEED],
    ['DIFFERENCES_OFF', SEED],
    ['CLASSES_APART', WITH_INVITED_LINES],
  ] satisfies [Control, number][])('finds what %s tells (control)', { timeout: 240_000 }, async (control, seed) => {
    const { verdict } = await examineSmallCountry(inject('testCluster'), seed, { schema: SCHEMA, control });
    expect(verdict.wrong).toEqual([]);
    expect(verdict.narrowed.length).toBeGreaterThan(0);
  });
});

describe('the attack on a country that tells of what its scores are made', () => {
  test('finds nothing', { timeout: 240_000 }, async () => {
    const examination = await examineBridgedCountry(inject('testCluster'), SEED, { schema: SCHEMA });
    expect(faultsOf(examination)).toEqual([]);
    expect(examination.verdict.protecting).toBeGreaterThan(0);
    expect(examination.modeTables.withheld).toBeGreaterThan(1);
    // Two of them by then.
    expect(examination.successiveTables.shown).toBeGreaterThan(examination.modeTables.shown);
  });

  test('finds what INGREDIENTS_EXACT tells (control)', { timeout: 240_000 }, async () => {
    const control = 'INGREDIENTS_EXACT';
    const { verdict } = await examineBridgedCountry(inject('testCluster'), SEED, { schema: SCHEMA, control });
    expect(verdict.wrong).toEqual([]);
    expect(verdict.narrowed.map(({ cell }) => cell)).toContainEqual(
      expect.stringContaining('TELEPHONE, SCORE, SAT, quarter from 2026-07-01'),
    );
  });

  test('finds what MODE_TABLES_ERRORS_FROZEN tells (control)', { timeout: 240_000 }, async () => {
    const control = 'MODE_TABLES_ERRORS_FROZEN';
    const { modeTables } = await examineBridgedCountry(inject('testCluster'), SEED, { schema: SCHEMA, control });
    expect(modeTables.wrong).toEqual([]);
    expect(modeTables.narrowed.length).toBeGreaterThan(0);
  });

  test('finds what MIXES_BY_SIZE tells (control)', { timeout: 240_000 }, async () => {
    const control = 'MIXES_BY_SIZE';
    const { referenceMixes } = await examineBridgedCountry(inject('testCluster'), SEED, { schema: SCHEMA, control });
    expect(referenceMixes.wrong).toEqual([]);
    expect(referenceMixes.narrowed.length).toBeGreaterThan(0);
  });

  test('finds what MODE_TABLES_APART tells (control)', { timeout: 240_000 }, async () => {
    const control = 'MODE_TABLES_APART';
    const { modeTables, successiveTables } = await examineBridgedCountry(inject('testCluster'), SEED, {
      schema: SCHEMA,
      control,
    });
    expect([...modeTables.narrowed, ...successiveTables.wrong]).toEqual([]);
    expect(successiveTables.narrowed.length).toBeGreaterThan(0);
  });

  test('finds what MODE_TABLES_BY_SIZE tells (control)', { timeout: 240_000 }, async () => {
    const control = 'MODE_TABLES_BY_SIZE';
    const { modeTables } = await examineBridgedCountry(inject('testCluster'), SEED, { schema: SCHEMA, control });
    expect(modeTables.wrong).toEqual([]);
    expect(modeTables.narrowed).toContainEqual({
      cell: 'mode table 2026Q3, SAT CHANNEL SOCIAL_NETWORK',
      low: 0,
      high: 3,
      truth: 3,
    });
  });
});

describe('the attack on a country whose scores transactions weight', () => {
  test('finds nothing beside the weights of services without a withheld channel', { timeout: 240_000 }, async () => {
    const examination = await examineWeightedCountry(inject('testCluster'), SEED, { schema: SCHEMA });
    expect(faultsOf(examination)).toEqual([]);
    // Of the first, and perhaps of one whose letters need not protect others.
    expect(examination.verdict.weighted).toBeGreaterThanOrEqual(1);
    expect(examination.verdict.weighted).toBeLessThanOrEqual(3);
  });

  test('finds what WEIGHTS_ALWAYS tells (control)', { timeout: 240_000 }, async () => {
    const control = 'WEIGHTS_ALWAYS';
    const { verdict } = await examineWeightedCountry(inject('testCluster'), SEED, { schema: SCHEMA, control });
    const letters = (service: string, when: string) => `Service ${service}, WRITTEN, SCORE, SAT, ${when}`;
    expect(verdict.weighed).toContain(letters('few-letters', 'quarter from 2026-07-01'));
    // The letters of a quarter are shown, and by its weights those of its months would be known.
    for (const month of ['2026-07', '2026-08', '2026-09'])
      expect(verdict.weighed).toContain(letters('few-a-month', month));
    expect(verdict.weighed).not.toContain(letters('few-a-month', 'quarter from 2026-07-01'));
    expect(verdict.weighed.filter((cell) => cell.startsWith('Service whole,'))).toEqual([]);
  });
});

test(
  'the attack on a small demo country finds nothing, nor does any page show more than the API',
  { timeout: 600_000 },
  async () => {
    const cluster = inject('testCluster');
    const template = await loadDemoDatabase(cluster, 6_000);
    const pagesFile = join(import.meta.dirname, '../../../dashboard/build/handler.js');
    const examination = await examineCountry(cluster, template, 'small demo', {
      schema: SCHEMA,
      quarters: 1,
      pagesFile,
    });
    expect(examination.pages!.foreign).toEqual([]);
    expect(faultsOf(examination)).toEqual([]);
    expect(examination.verdict.shown).toBeGreaterThan(100);
    expect(examination.pages!.kinds.toSorted()).toEqual(['/', '/a', '/did', '/l', '/method', '/s', '/t']);
    expect(examination.pages!.read).toBeGreaterThan(100);
  },
);

describe('numbers on a page', () => {
  const page = (text: string) =>
    `<nav>Menu</nav><main><h1>Passport</h1><p>${text} <a href="/?p=8">Method</a></p></main>`;
  const numbersOf = (html: string, language: 'en' | 'ru' = 'en') =>
    numbersOnPage(html, language).map(({ number }) => number);

  test('are read in both languages; dates, versions and names of tables are none', () => {
    const english = '1,234 answers on 22 November 2026, Q3 2026, 30/09/2026, by 0.9.0 with 2026Q3: −2.09 (5–7)';
    expect(numbersOf(page(english))).toEqual(['1234', '2.09', '5', '7']);
    const russian =
      '1\u00a0234 ответа 22 ноября 2026 г., III квартал 2026 г., сент. 2026, 30.09.2026, 2026Q3: −2,09 (5–7)';
    expect(numbersOf(page(russian), 'ru')).toEqual(['1234', '2.09', '5', '7']);
  });

  test('are read wherever somebody reads, sees or hears them', () => {
    const html = `<head><title>11</title><meta content="12" name="x" /><meta name="description" content="13" /></head>
      <script>14</script><style>15</style><!-- 16 --><nav aria-label="17"><a href="/18">19</a></nav>
      <h1 class="n20" id="r-21">22</h1><select><option value="23" selected>24</option></select>
      <svg width="25" aria-label="26"><title>27</title><text x="28">29</text></svg><td data-label="31">&#51;&#50;</td>
      <img alt="33" src="/34.png" /><abbr title="35">36</abbr><input value="37" placeholder="38" />`;
    const shown = [11, 13, 17, 19, 22, 24, 26, 27, 29, 31, 32, 33, 35, 36, 38].map(String);
    expect(numbersOf(html)).toEqual(shown);
  });

  test('are counts beside the word for answers, figures in tables, drawings and attributes, and else text', () => {
    const html = `At most 2. 3 answers to 4; <td title="5">6 <svg><text>7</text></svg> 8</td> 9, answers: 10
      <td>11 answers</td><td>12</td><td data-label="Answers">13</td> The two best answers: 14%`;
    const places = numbersOnPage(html, 'en').map(({ number, place }) => `${number} ${place}`);
    expect(places).toEqual([
      ...['2 TEXT', '3 COUNT', '4 TEXT', '5 FIGURE', '6 FIGURE', '7 FIGURE', '8 FIGURE', '9 TEXT', '10 COUNT'],
      ...['11 COUNT', '12 FIGURE', '13 FIGURE', '14 TEXT'],
    ]);
    const russian = 'по 3 ответам, 4 ответа, 5 оценок; ответов: 6; 7 ответственных';
    expect(numbersOnPage(russian, 'ru').map(({ place }) => place)).toEqual([
      'COUNT',
      'COUNT',
      'COUNT',
      'COUNT',
      'TEXT',
    ]);
  });

  test('that a page says of the method are let pass by their sentences, and not by themselves', () => {
    expect(
      numbersOf('Fewer than 10 answers, 62 points out of 100, a bar of &lt; 5, about 95 times out of 100'),
    ).toEqual(['62']);
    expect(numbersOf('Здесь меньше 10 ответов; 62 балла из 100; округлено до 5; от 0 до 100', 'ru')).toEqual(['62']);
    expect(numbersOf('10 answers, fewer than 3 answers, 100, &lt; 50, Step 2. Apply, 95, 5, 30')).toEqual(
      ['10', '3', '100', '50', '95', '5', '30'], // prettier-ignore
    );
    expect(
      numbersOf('<svg><text>0</text><text>25</text> <text>50</text><text>75</text><text>100</text></svg>'),
    ).toEqual([]);
    expect(numbersOf('<svg><text>75</text><text>100</text><text>Sept 2026</text></svg>')).toEqual(['75', '100']);
    expect(numbersOf('<svg><text>3</text><text>25</text></svg>')).toEqual(['3', '25']);
  });
});

describe('numbers that the API does not tell', () => {
  const page = (text: string) => `<nav>Menu</nav><main><h1>Passport</h1>${text}</main>`;
  const figure = { value: 62, n: 120, interval: { low: 58, high: 66 }, topTwo: null };
  const placebo = { difference: 1, interval: { low: -2, high: 6 }, p: 0.44 };
  const item = { answers: 40, modes: [], classes: [], mix: [] };
  const answers = {
    published: [],
    node: { months: [], rawMonths: [], quarters: [], means: [] },
    method: { constants: [{ value: 3 }], bridges: [] },
    modeTables: [{ version: '2026Q3', items: [item] }],
    referenceMixes: [],
    parallelRuns: [],
    reports: {
      nodes: [{ id: 'b', effect: { placebo }, effectRegistration: { windowMonths: 7 } }],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  };
  const thing = { type: 'Service', id: 'a', slug: 'passport', above: null, channels: null };
  const report = { type: 'Report', id: 'b', slug: 'photo', above: null, channels: null };

  /** What is found in these pages, by path. */
  function compare(pages: Readonly<Record<string, string>>) {
    const outsider = {
      ask: () => Promise.resolve(answers),
      read: (address: string) => Promise.resolve(pages[address.split('?')[0]!] ?? null),
    } as unknown as Outsider;
    return comparePages(outsider, {
      things: [thing, report],
      periods: [{ from: '2026-07-01', to: '2026-09-30', grain: 'QUARTER' }],
      sightings: [
        { thing, field: 'estimate', asked: {}, period: null, key: null, type: 'Estimate', value: figure, around: [] },
      ],
      modeTables: [],
      referenceMixes: [],
      since: null,
      fields: [],
      requests: 0,
    });
  }

  test('are foreign, on the pages that list many things too', async () => {
    const { foreign, kinds, read } = await compare({
      '/': page('Satisfaction 62, from 58 to 66, 120 answers, and 61'),
      '/did': page('Nothing yet'),
      '/did/photo': page('The months before, 7 of them, drifted apart by +1 (from −2 to +6), p = 0.44, not 0.45'),
      '/method': page('At least 10 answers; 3 points, 25 of 100 and 37 of something'),
      '/s/passport': page('Satisfaction 62, from 58 to 66, 120 answers'),
    });
    expect(kinds).toEqual(['/s', '/did', '/', '/method']);
    expect(read).toBe(12);
    expect(foreign.map((line) => line.split(' in ')[0])).toEqual([
      '/did/photo?from=2026-07-01&lang=en: 0.45',
      '/did/photo?from=2026-07-01&lang=ru: 0.45',
      '/?from=2026-07-01&lang=en: 61',
      '/?from=2026-07-01&lang=ru: 61',
      '/method?lang=en: 37',
      '/method?lang=ru: 37',
      '/method?table=2026Q3&lang=en: 37',
      '/method?table=2026Q3&lang=ru: 37',
    ]);
  });

  test.each([
    ['a sentence', '<p>Based on about 3 answers</p>'],
    ['a cell', '<table><tr><td>≈ 3 <span>answers</span></td></tr></table>'],
    ['an attribute that is read out', '<section aria-label="Telephone: 3 answers"></section>'],
    ['an attribute that is shown on demand', '<span title="3 answers">Telephone</span>'],
    ['a drawing', '<svg><text>3</text></svg>'],
    ['a link', '<a href="/s/passport">Telephone (3)</a>'],
    ['a heading', '<h1>Telephone, 3</h1>'],
    ['a choice', '<select><option>Telephone, 3</option></select>'],
  ])('are found although few people could be so many: in %s (control)', async (_, planted) => {
    const { foreign } = await compare({ '/s/passport': page(`Satisfaction 62, from 58 to 66${planted}`) });
    expect(foreign.map((line) => line.split(' in ')[0])).toEqual([
      '/s/passport?from=2026-07-01&lang=en: 3',
      '/s/passport?from=2026-07-01&lang=ru: 3',
    ]);
  });

  test('are numbers of answers that are told as something else, wherever many things are told (control)', async () => {
    // 7 are the months of the report, and 62 is a value; 120 answers are told.
    const html = page(
      '<p>62, in 7 months. 7 answers, 62 answers, 120 answers</p><td>7 ответов</td><td>Ответов: 58</td>',
    );
    const { foreign } = await compare({ '/': html, '/t': html, '/did': html, '/did/photo': html, '/s/passport': html });
    const found = Map.groupBy(foreign, (line) => line.split('?')[0]!.split(': ')[0]!);
    expect([...found.keys()].toSorted()).toEqual(['/', '/did', '/did/photo', '/s/passport', '/t']);
    for (const [path, lines] of found) {
      const numbers = lines.map((line) => line.split(' in “')[0]!.split(': ')[1]);
      expect([path, numbers]).toEqual([path, [...['7', '62', '7', '58'], ...['7', '62', '7', '58']]]);
    }
  });

  test('are found on the page about the method too, where they are numbers of answers or stand in tables', async () => {
    const html = page('<p>3 points, 40 answers, 50 points</p><p>3 answers</p><td>50</td><td>3</td>');
    const { foreign } = await compare({ '/method': html });
    const [english] = Object.values(Object.groupBy(foreign, (line) => line.split(': ')[0]!));
    expect(english!.map((line) => line.split(' in “')[0]!.split(': ')[1])).toEqual(['3', '50']);
  });
});

describe('no public number is forgotten', () => {
  test('every field that tells numbers is asked for', () => {
    const names = figureFields(readPublicSchema(SCHEMA)).map(({ host, name }) => `${host}.${name}`);
    for (const host of ['Authority', 'Service', 'LifeSituation', 'Touchpoint'])
      for (const name of ['estimate', 'distribution', 'breakdown', 'trend']) expect(names).toContain(`${host}.${name}`);
    expect(names).toEqual(expect.arrayContaining(['Report.before', 'Report.after', 'Report.change']));
  });

  test('a field that is added is found, and one that cannot be asked for is refused', () => {
    const extended = (field: string) =>
      buildSchema(`${printSchema(readPublicSchema(SCHEMA))}\nextend type Service { ${field} }`);
    const added = figureFields(extended('scores(measure: Measure! = SAT, period: PeriodInput): [PeriodEstimate!]!'));
    expect(added.map(({ host, name }) => `${host}.${name}`)).toContain('Service.scores');
    expect(() => figureFields(extended('rankAmong(others: [ID!]!): Int'))).toThrow('teach the audit');
  });
});
