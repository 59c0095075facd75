import type { SuppressionReason } from '@otklik/schema';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { ScoredEstimate } from '#lib/charts/figures.ts';
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
  expect(text).toMatch(/Kindergarten weakest link Agency 59\.6[^]*1,300 34% [^]*3\.7/);
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
