import { buildSchema, printSchema } from 'graphql';
import { describe, expect, inject, test } from 'vitest';
import { readPublicSchema } from '../../audit/collect/collect.ts';
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
  });

  test('finds what INGREDIENTS_EXACT tells (control)', { timeout: 240_000 }, async () => {
    const control = 'INGREDIENTS_EXACT';
    const { verdict } = await examineBridgedCountry(inject('testCluster'), SEED, { schema: SCHEMA, control });
    expect(verdict.wrong).toEqual([]);
    expect(verdict.narrowed.map(({ cell }) => cell)).toContainEqual(
      expect.stringContaining('TELEPHONE, SCORE, SAT, quarter from 2026-07-01'),
    );
  });
});

test('the attack on a small demo country finds nothing', { timeout: 300_000 }, async () => {
  const cluster = inject('testCluster');
  const template = await loadDemoDatabase(cluster, 6_000);
  const examination = await examineCountry(cluster, template, 'small demo', { schema: SCHEMA, quarters: 1 });
  expect(faultsOf(examination)).toEqual([]);
  expect(examination.verdict.shown).toBeGreaterThan(100);
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
