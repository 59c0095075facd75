import { expect, test } from 'vitest';
import type { PeriodFigure } from '#lib/format/figures.ts';
import { trendRuns } from './trend-geometry.ts';

const box = { width: 140, height: 120, left: 20, right: 20, top: 10, bottom: 10 };

function month(index: number, value: number | null, complete = true): PeriodFigure {
  const from = `2026-0${index}-01`;
  const interval = value === null ? null : { low: value - 5, high: value + 5 };
  return {
    period: { from, to: from, grain: 'MONTH' },
    complete,
    estimate: {
      value,
      interval,
      n: value === null ? null : 50,
      quality: value === null ? 'NONE' : 'PUBLISHABLE',
      suppressed: value === null,
      reason: value === null ? 'TOO_FEW' : null,
    },
  };
}

test('nothing is drawn across a withheld month', () => {
  const { runs } = trendRuns([month(1, 50), month(2, 60), month(3, null), month(4, 70)], box);
  expect(runs.map((run) => run.points.map((point) => point.index))).toEqual([[0, 1], [3]]);
  expect(runs[1]?.band).toBeNull();
});

test('no line joins two major versions of the questionnaire; within one it goes on', () => {
  const answered = (index: number, instrumentVersion: string): PeriodFigure => {
    const { estimate, ...rest } = month(index, 50);
    return { ...rest, estimate: { ...estimate, instrumentVersion } };
  };
  const trend = [answered(1, '1.9.0'), answered(2, '1.10.0'), answered(3, '2.0.0'), answered(4, '2.0.1')];
  expect(trendRuns(trend, box).runs.map(({ points }) => points.map(({ index }) => index))).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('the running month is no part of the line', () => {
  const { runs, running } = trendRuns([month(1, 50), month(2, 60, false)], box);
  expect(runs[0]?.line).toBe('M20 60');
  expect(running.map(({ index }) => index)).toEqual([1]);
});

test('a higher score stands higher, and 0 to 100 fills the plot', () => {
  const { runs } = trendRuns([month(1, 0), month(2, 100)], box);
  expect(runs[0]?.points.map(({ y }) => y)).toEqual([110, 10]);
});
