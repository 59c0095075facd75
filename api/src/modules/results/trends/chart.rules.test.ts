import { expect, test } from 'vitest';
import { chartPoints } from './chart.rules.ts';

const months = (count: number, series = 1, year = 2024) =>
  Array.from({ length: count }, (_, i) => ({
    from: `${year + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    value: i % 2 === 0 ? 60 : 64,
    n: 100,
    series,
  }));

test('a new series has limits of its own, and none until it has twelve points', () => {
  const points = [...months(12), ...months(5, 2, 2025)];
  const { segments, limitsOf } = chartPoints(points, 'SAT', []);
  expect(segments.map(({ from, to, series, state }) => [from, to, series, state])).toEqual([
    ['2024-01-01', '2024-12-01', 1, 'STABLE'],
    ['2025-01-01', '2025-05-01', 2, 'TOO_SHORT'],
  ]);
  expect([...limitsOf.keys()]).toEqual(points.slice(0, 12).map(({ from }) => from));
});

test('an event in the middle of a month counts from the next, one before all points or after them moves nothing', () => {
  const starts = (days: string[]) => chartPoints(months(24), 'SAT', days).segments.map(({ from }) => from);
  expect(starts(['2025-01-15'])).toEqual(['2024-01-01', '2025-02-01']);
  expect(starts(['2025-02-01'])).toEqual(['2024-01-01', '2025-02-01']);
  expect(starts(['2023-06-01', '2026-06-01'])).toEqual(['2024-01-01']);
});

test('without points there is no segment', () => {
  expect(chartPoints([], 'RESULT', ['2025-01-01'])).toEqual({ segments: [], limitsOf: new Map() });
});
