import { expect, test } from 'vitest';
import type { EstimateValue } from '../results/index.ts';
import { UNADJUSTED } from '../results/estimate-value.ts';
import { changeBetween } from './change.rules.ts';
import { answeredCounts } from './counts.rules.ts';
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

test('RESULT compares the share of those who fully got what they needed', () => {
  expect(answeredCounts([10, 20, 70, 500], 'RESULT')).toEqual([30, 0, 0, 0, 70]);
  const change = changeBetween(figure([40, 20, 40, 9, 0]), figure([10, 20, 70, 500, 0]), 'RESULT');
  expect([change.verdict, change.difference]).toEqual(['IMPROVED_AFTER', 30]);
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
