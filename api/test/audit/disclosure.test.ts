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
import { examineBridgedCountry, examineCountry, examineSmallCountry, faultsOf } from '../../audit/examine.ts';

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
    expect(faultsOf(examination)).toEqual([]);
    expect(examination.verdict.shown).toBeGreaterThan(100);
    expect(examination.pages!.kinds.toSorted()).toEqual(['/', '/a', '/did', '/l', '/method', '/s', '/t']);
    expect(examination.pages!.read).toBeGreaterThan(100);
  },
);

describe('numbers on a page', () => {
  const page = (text: string) => `<nav>7</nav><main><h1>9</h1><p>${text} <a href="/">8</a></p></main>`;
  const numbersOf = (text: string, language: 'en' | 'ru') =>
    numbersOnPage(page(text), language).map(([number]) => number);

  test('are read in both languages; dates, versions and names of tables are none', () => {
    const english = '1,234 answers on 22 November 2026, Q3 2026, 30/09/2026, by 0.9.0 with 2026Q3: −2.09 (5–7)';
    expect(numbersOf(english, 'en')).toEqual(['1234', '2.09', '5', '7']);
    const russian =
      '1\u00a0234 ответа 22 ноября 2026 г., III квартал 2026 г., сент. 2026, 30.09.2026, 2026Q3: −2,09 (5–7)';
    expect(numbersOf(russian, 'ru')).toEqual(['1234', '2.09', '5', '7']);
  });

  test('that the API does not tell are foreign, on the pages that list many things too', async () => {
    const shown = new Map([
      ['/', page('Satisfaction 62, from 58 to 66, 120 answers, and 61')],
      ['/did', page('Nothing yet')],
      ['/did/photo', page('The months before drifted apart by +1 (from −2 to +6), p = 0.44, not 0.45')],
      ['/method', page('At least 10 answers; 37 of something')],
      ['/s/passport', page('Satisfaction 62, from 58 to 66, 120 answers')],
    ]);
    const figure = { value: 62, n: 120, interval: { low: 58, high: 66 }, topTwo: null };
    const placebo = { difference: 1, interval: { low: -2, high: 6 }, p: 0.44 };
    const outsider = {
      ask: () =>
        Promise.resolve({
          published: [],
          node: { months: [], rawMonths: [], quarters: [], means: [] },
          method: { constants: [], bridges: [] },
          modeTables: [],
          referenceMixes: [],
          parallelRuns: [],
          reports: { nodes: [{ id: 'b', effect: { placebo } }], pageInfo: { hasNextPage: false, endCursor: null } },
        }),
      read: (address: string) => Promise.resolve(shown.get(address.split('?')[0]!) ?? null),
    } as unknown as Outsider;
    const thing = { type: 'Service', id: 'a', slug: 'passport', above: null, channels: null };
    const report = { type: 'Report', id: 'b', slug: 'photo', above: null, channels: null };
    const { foreign, kinds, read } = await comparePages(outsider, {
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
    expect(kinds).toEqual(['/s', '/did', '/', '/method']);
    expect(read).toBe(10);
    expect(foreign.map((line) => line.split(' in ')[0])).toEqual([
      '/did/photo?from=2026-07-01&lang=en: 0.45',
      '/did/photo?from=2026-07-01&lang=ru: 0.45',
      '/?from=2026-07-01&lang=en: 61',
      '/?from=2026-07-01&lang=ru: 61',
      '/method?lang=en: 37',
      '/method?lang=ru: 37',
    ]);
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
