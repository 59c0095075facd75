import { expect, test } from 'vitest';
import type { EstimateValue } from '../results/index.ts';
import { UNADJUSTED } from '../results/estimate-value.ts';
import { changeBetween } from './change.rules.ts';
import { settledShare } from './counts.rules.ts';
import type { PeriodFigure } from './period-figure.ts';

const estimate = (change: Partial<EstimateValue> = {}): EstimateValue => ({
  value: 60,
  interval: { low: 55, high: 65 },
  n: 100,
  effectiveN: 110.5,
  method: 'MEAN_SCORE_INTERVAL',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
  ...UNADJUSTED,
  ...change,
});
const figure = (counts: number[] | null, change: Partial<EstimateValue> = {}): PeriodFigure => ({
  period: { from: '2026-01-01', to: '2026-03-31' },
  parts: [{ from: '2026-01-01', to: '2026-03-31' }],
  estimate: estimate(change),
  counts,
});
const LOW = [30, 30, 20, 10, 10];
const HIGH = [5, 5, 10, 40, 40];
const withheld = { value: null, interval: null, effectiveN: null, suppressed: true } as const;

test('a clear change is named, with one decimal for staff', () => {
  const change = changeBetween(figure(LOW), figure(HIGH), 'SAT');
  expect(change.verdict).toBe('IMPROVED_AFTER');
  expect(change.difference).toBe(41.3);
  expect(changeBetween(figure(HIGH), figure(LOW), 'SAT').verdict).toBe('WORSE_AFTER');
});

test('answers to two MAJOR versions have no difference, for staff and for the public; within one they have', () => {
  const next = { instrumentVersion: '1.0.0' };
  for (const counts of [LOW, null])
    expect(changeBetween(figure(counts), figure(counts && HIGH, next), 'SAT')).toEqual({
      verdict: 'NOT_COMPARABLE',
      difference: null,
      interval: null,
    });
  const mixed = figure(null, { ...withheld, reason: 'MIXED_VERSIONS' });
  expect(changeBetween(figure(null), mixed, 'SAT').verdict).toBe('NOT_COMPARABLE');
  const minor = figure(HIGH, { instrumentVersion: '0.10.0' });
  expect(changeBetween(figure(LOW), minor, 'SAT').verdict).toBe('IMPROVED_AFTER');
});

test('the public gets whole numbers, from the two intervals', () => {
  const before = figure(null, { effectiveN: null, value: 38, interval: { low: 34, high: 42 } });
  const after = figure(null, { effectiveN: null, value: 76, interval: { low: 72, high: 80 } });
  const change = changeBetween(before, after, 'SAT');
  // √(4² + 4²) = 5.7 on both sides
  expect(change).toEqual({ verdict: 'IMPROVED_AFTER', difference: 38, interval: { low: 32, high: 44 } });
  const few = figure(null, { effectiveN: null, n: 25 });
  expect(changeBetween(before, few, 'SAT').verdict).toBe('TOO_EARLY');
});

test('alike before and after is no visible change', () => {
  expect(changeBetween(figure(LOW), figure(LOW), 'EASE').verdict).toBe('NO_VISIBLE_CHANGE');
});

test('a side without months, or with few answers, is too early', () => {
  const tooEarly = { verdict: 'TOO_EARLY', difference: null, interval: null };
  expect(changeBetween(null, figure(HIGH), 'SAT')).toEqual(tooEarly);
  expect(changeBetween(figure(LOW), null, 'SAT')).toEqual(tooEarly);
  expect(changeBetween(figure(LOW), figure([0, 0, 0, 9, 20]), 'SAT')).toEqual(tooEarly);
  expect(changeBetween(figure(null, { ...withheld, reason: 'TOO_FEW' }), figure(HIGH), 'SAT')).toEqual(tooEarly);
});

test('what is not published for this audience is not comparable', () => {
  const notPublished = figure(null, { ...withheld, reason: 'NOT_PUBLISHED' });
  expect(changeBetween(notPublished, figure(HIGH), 'SAT').verdict).toBe('NOT_COMPARABLE');
  expect(changeBetween(notPublished, figure(null), 'CSI').verdict).toBe('NOT_COMPARABLE');
});

test('RESULT compares the share of those who fully got what they needed, by the difference of two proportions', () => {
  expect(settledShare([10, 20, 70, 500])).toEqual({ successes: 70, n: 100 });
  const change = changeBetween(figure([40, 20, 40, 9, 0]), figure([10, 20, 70, 500, 0]), 'RESULT');
  // 70/100 − 40/100 by Newcombe's method 10; by Welch the limits would be 16.7 and 43.3.
  expect(change).toEqual({ verdict: 'IMPROVED_AFTER', difference: 30, interval: { low: 16.3, high: 42.2 } });
  // Nobody on either side without success: an interval all the same, and within the scale.
  const all = changeBetween(figure([0, 0, 40, 0, 0]), figure([0, 0, 40, 0, 0]), 'RESULT');
  expect(all).toEqual({ verdict: 'NO_VISIBLE_CHANGE', difference: 0, interval: { low: -8.8, high: 8.8 } });
  expect(changeBetween(figure([0, 9, 20, 500, 0]), figure([0, 0, 40, 0, 0]), 'RESULT').verdict).toBe('TOO_EARLY');
});

test('the index is compared by its two intervals', () => {
  const after = figure(null, { value: 72, interval: { low: 68, high: 75 } });
  // √(4² + 5²) = 6.4 below, √(3² + 5²) = 5.8 above
  expect(changeBetween(figure(null), after, 'CSI')).toEqual({
    verdict: 'IMPROVED_AFTER',
    difference: 12,
    interval: { low: 5.6, high: 17.8 },
  });
  const incomplete = figure(null, { ...withheld, reason: 'INDEX_INCOMPLETE' });
  expect(changeBetween(figure(null), incomplete, 'CSI').verdict).toBe('TOO_EARLY');
});
