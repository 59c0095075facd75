import { expect, test } from 'vitest';
import type { EstimateValue } from '../results/index.ts';
import { UNADJUSTED } from '../results/estimate-value.ts';
import { combineMonths } from './combine-months.rules.ts';

const month = (change: Partial<EstimateValue>): EstimateValue => ({
  value: 60,
  interval: { low: 50, high: 70 },
  n: 50,
  effectiveN: null,
  method: 'MEAN_SCORE_INTERVAL',
  quality: 'PUBLISHABLE',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
  ...UNADJUSTED,
  ...change,
});

test('months are weighted by their answers', () => {
  const whole = combineMonths([
    month({ value: 60, n: 30 }),
    month({ value: 80, n: 90, interval: { low: 76, high: 84 } }),
  ]);
  // 60/4 + 3·80/4; √((10/4)² + (3·4/4)²) = 3.9
  expect(whole).toMatchObject({
    value: 75,
    interval: { low: 71, high: 79 },
    n: 120,
    quality: 'SOLID',
    effectiveN: null,
  });
});

test('four equal months have half the width of one', () => {
  const whole = combineMonths([1, 2, 3, 4].map(() => month({})));
  expect(whole.interval).toEqual({ low: 55, high: 65 });
});

test('a withheld month withholds the whole', () => {
  const withheld = month({ value: null, interval: null, n: null, suppressed: true, reason: 'TOO_FEW' });
  expect(combineMonths([month({}), withheld, month({})])).toBe(withheld);
});

test('months of two MAJOR versions do not add up', () => {
  const months = [month({ instrumentVersion: '0.9.0' }), month({ instrumentVersion: '1.0.0' })];
  expect(combineMonths(months)).toMatchObject({ value: null, interval: null, reason: 'MIXED_VERSIONS' });
  expect(combineMonths([month({}), month({ instrumentVersion: '0.10.0' })]).value).toBe(60);
});
