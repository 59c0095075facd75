import { expect, test } from 'vitest';
import { compareEstimates } from './compare.ts';
import type { Estimate } from './figures.ts';

const estimate = (low: number, high: number, rest: Partial<Estimate> = {}): Estimate => ({
  value: (low + high) / 2,
  interval: { low, high },
  n: 400,
  effectiveN: 400,
  method: 'MEAN_SCORE_INTERVAL',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
  ...rest,
});

test('higher is said only when the whole interval is higher', () => {
  expect(compareEstimates(estimate(75, 78), estimate(70, 74))).toBe('HIGHER');
  expect(compareEstimates(estimate(60, 64), estimate(70, 74))).toBe('LOWER');
  expect(compareEstimates(estimate(73, 78), estimate(70, 74))).toBe('NO_VISIBLE_DIFFERENCE');
});

test.each([
  ['fewer than 30 answers', { quality: 'INDICATIVE' }],
  ['a withheld figure', { suppressed: true, value: null, interval: null, quality: 'NONE' }],
  ['another method version', { methodVersion: '2.0.0' }],
] as const)('nothing is said about %s', (_what, rest) => {
  expect(compareEstimates(estimate(75, 78), estimate(60, 64, rest))).toBe('NOT_COMPARABLE');
});
