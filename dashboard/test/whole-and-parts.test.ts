import type { SuppressionReason } from '@otklik/schema';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Distribution, ScoredEstimate } from '#lib/charts/figures.ts';
import type { WholeAndParts } from '#lib/data/staff/analyses/whole.ts';
import { DEFAULT_VIEW } from '#lib/data/staff/view-state.ts';
import WholeAndPartsIn from './WholeAndPartsIn.svelte';
import { wordsOf } from './words-of.ts';

const figure = (value: number, n: number, more: Partial<ScoredEstimate> = {}): ScoredEstimate => ({
  value,
  interval: { low: value - 2, high: value + 2 },
  n,
  effectiveN: null,
  method: 'SITUATION_COMPOSITE',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.2.0',
  basis: 'AS_EXPERIENCED',
  coverage: null,
  modeAdjustment: 'PARTLY',
  modeReason: null,
  modeTable: '2026Q3',
  weighting: null,
  referenceMix: null,
  ...more,
});
const withheld = (reason: SuppressionReason): ScoredEstimate =>
  figure(0, 40, { value: null, interval: null, suppressed: true, reason, quality: 'NONE' });
const answersTo = (
  item: Distribution['item'],
  labels: string[],
  counts: number[],
  ends: number | null,
): Distribution => {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return {
    item,
    n,
    doesNotApply: item === 'ONE' ? 7 : 0,
    topTwo: ends,
    bottomTwo: ends,
    suppressed: false,
    reason: null,
    bars: counts.map((count, i) => ({ value: i + 1, label: labels[i]!, count, percent: (100 * count) / n })),
  };
};
const ONE = answersTo('ONE', ['Very badly', 'Badly', 'Neither', 'Well', 'Very well'], [80, 80, 80, 80, 80], 40);
const REPEAT = answersTo('REPEAT', ['Several times', 'Once', 'No'], [50, 50, 300], null);
const named = (id: string, name: string) => ({ id, slug: id, name });

function told(language: 'EN' | 'RU', change: Partial<WholeAndParts> = {}, kindergarten: Partial<ScoredEstimate> = {}) {
  const authority = named('a', 'Agency');
  const whole: WholeAndParts = {
    direct: figure(65.9, 400),
    composite: figure(78.3, 2_400),
    gap: figure(-12.4, 400, { interval: { low: -16.9, high: -8 } }),
    p: 0.001,
    adjustedP: 0.002,
    reading: 'WORSE_THAN_PARTS',
    weakest: named('k', 'Kindergarten'),
    services: [
      {
        service: { ...named('b', 'Birth certificate'), authority },
        score: figure(86, 900),
        usage: figure(85.5, 200),
        shortfall: figure(3.2, 900),
        weakest: false,
      },
      {
        service: { ...named('k', 'Kindergarten'), authority },
        score: figure(59.6, 1_300, kindergarten),
        usage: figure(34, 200),
        shortfall: figure(3.7, 1_300),
        weakest: true,
      },
    ],
    stages: [
      {
        position: 1,
        name: 'First papers',
        score: figure(86, 900),
        shortfall: figure(3.2, 900),
        services: [{ id: 'b' }],
      },
      {
        position: 2,
        name: 'A place',
        score: figure(59.6, 1_300),
        shortfall: figure(3.7, 1_300),
        services: [{ id: 'k' }],
      },
    ],
    seams: { one: ONE, repeat: REPEAT },
    ...change,
  };
  const { body } = render(WholeAndPartsIn, { props: { language, whole, state: DEFAULT_VIEW, csv: '/whole.csv' } });
  return wordsOf(body);
}

test('the whole and its services stand side by side with the gap and its interval, and what that says', () => {
  const text = told('EN');
  expect(text).toContain('65.9');
  expect(text).toContain('78.3');
  expect(text).toMatch(/[−-]12\.4 \([−-]16\.9 … [−-]8\.0\)/);
  expect(text).toContain('The whole is worse than its parts');
  expect(text).toContain('p = 0.002');
  expect(text).toContain('Weakest link: Kindergarten');
  expect(told('RU')).toContain('Целое хуже своих частей');
});

test('each step and service has its score, its answers and what it costs', () => {
  const text = told('EN');
  expect(text).toMatch(/First papers 86\.0 84\.0–88\.0 900/);
  expect(text).toMatch(
    /Kindergarten Agency weakest link Of the services that are used .* lowest score\.[^]* 59\.6[^]*1,300 34% [^]*3\.7/,
  );
});

test('what cannot be compared has no difference, and says why', () => {
  const text = told('EN', { gap: withheld('MODE_NOT_ADJUSTED'), p: null, adjustedP: null, reading: null });
  expect(text).not.toMatch(/12\.4/);
  expect(text).toContain('The whole and its parts cannot be compared');
});

test('what was not done to any row is said once, else in the rows that it is true of', () => {
  const count = (text: string) => text.split('mode partly adjusted').length - 1;
  // Both scores, the gap, and all rows together.
  const once = count(told('EN'));
  expect(told('EN')).toContain('In all rows of the table: mode partly adjusted.');
  const mixed = told('EN', {}, { modeAdjustment: 'ADJUSTED' });
  expect(mixed).not.toContain('In all rows');
  // Three of the four rows.
  expect(count(mixed)).toBe(once + 2);
});

test('what people answered of the seams stands beside the gap, with its number of answers', () => {
  const text = told('EN');
  expect(text).toContain('At the seams between services');
  expect(text).toMatch(/How well the organisations worked together[^]*Very badly 80 20\.0%[^]*400 answers\./);
  expect(text).toContain('There was only one organisation, say 7 more.');
  expect(text).toMatch(
    /asked again for the same[^]*Several times 50 12\.5% Once 50 12\.5% No 300 75\.0% 400 answers\./,
  );
  expect(text.split('The two best answers').length - 1).toBe(1);
  expect(told('RU')).toMatch(/На стыках услуг[^]*действовали сообща[^]*повторно те же сведения/);
});

test('a seam that may not be told says why', () => {
  const hidden = { ...REPEAT, n: 9, bars: [], suppressed: true, reason: 'TOO_FEW' as const };
  const text = told('EN', { seams: { one: ONE, repeat: hidden } });
  expect(text).toMatch(/asked again for the same information or documents [^.]*too few[^]*Where points are lost/i);
  expect(text).not.toContain('Several times');
});
