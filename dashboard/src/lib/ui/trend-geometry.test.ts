import { expect, test } from 'vitest';
import type { PeriodFigure } from '#lib/format/figures.ts';
import { labelPlace, trendBreaks, trendRuns } from './trend-geometry.ts';

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

/** The same point, asked in another version or brought to another mix. */
const as = (point: PeriodFigure, change: Partial<PeriodFigure['estimate']>): PeriodFigure => ({
  ...point,
  estimate: { ...point.estimate, ...change },
});

test('no line joins two main versions of the questions, and the reason is told; a lesser version changes nothing', () => {
  const trend = [
    as(month(1, 50), { instrumentVersion: '0.9.0' }),
    as(month(2, 60), { instrumentVersion: '0.10.0' }),
    as(month(3, null), {}),
    as(month(4, 70), { instrumentVersion: '1.0.0' }),
    as(month(5, 70), { instrumentVersion: '1.1.0' }),
  ];
  expect(trendRuns(trend, box).runs.map((run) => run.points.map(({ index }) => index))).toEqual([
    [0, 1],
    [3, 4],
  ]);
  expect(trendBreaks(trend)).toEqual([{ index: 3, because: 'QUESTIONS' }]);
  const neighbours = [trend[1]!, trend[3]!];
  expect(trendRuns(neighbours, box).runs).toHaveLength(2);
});

test('no line joins figures that were brought to the mixes of two years', () => {
  const trend = [2025, 2025, 2026].map((referenceMix, index) =>
    as(month(index + 1, 50), { instrumentVersion: '0.9.0', referenceMix }),
  );
  expect(trendRuns(trend, box).runs.map((run) => run.points.length)).toEqual([2, 1]);
  expect(trendBreaks(trend)).toEqual([{ index: 2, because: 'MIX' }]);
});

test('no line joins figures of two versions of the method; every reason for a break is told', () => {
  const trend = [
    as(month(1, 50), { instrumentVersion: '0.9.0', methodVersion: '1.0.0', referenceMix: 2025 }),
    as(month(2, 50), { instrumentVersion: '0.9.0', methodVersion: '1.1.0', referenceMix: 2025 }),
    as(month(3, 50), { instrumentVersion: '1.0.0', methodVersion: '1.1.0', referenceMix: 2026 }),
  ];
  expect(trendRuns(trend, box).runs).toHaveLength(3);
  expect(trendBreaks(trend)).toEqual([
    { index: 1, because: 'METHOD' },
    { index: 2, because: 'QUESTIONS' },
    { index: 2, because: 'MIX' },
  ]);
});

test('the first and the last label stand at the edges, the others below their points', () => {
  const wide = { ...box, width: 760 };
  expect([0, 3, 6].map((index) => labelPlace(index, 7, wide))).toEqual([
    { x: 2, anchor: 'start' },
    { x: 380, anchor: 'middle' },
    { x: 758, anchor: 'end' },
  ]);
  expect(labelPlace(0, 1, wide)).toEqual({ x: 380, anchor: 'middle' });
});
