import { expect, test } from 'vitest';
import { analysesMessages } from '#lib/i18n/analyses.ts';
import { englishWords as words, namedPalette as palette } from '../../../test/chart-words.builder.ts';
import { controlChart, controlSummary } from './control.chart.ts';
import { eventsOf, isComparable, isSeriesBreak, segmentIndexOf } from './control.ts';
import type { ControlChart, ControlPoint, TrendEvent } from './control.ts';
import type { Estimate } from './figures.ts';

const t = analysesMessages.EN.chart;
const number = (value: number, digits = 0) => value.toFixed(digits);

const estimate = (value: number | null): Estimate => ({
  value,
  interval: value === null ? null : { low: value - 3, high: value + 3 },
  n: value === null ? null : 200,
  effectiveN: null,
  method: null,
  quality: value === null ? 'NONE' : 'SOLID',
  suppressed: value === null,
  reason: value === null ? 'TOO_FEW' : null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
});

const release: TrendEvent = {
  id: 'tev_1',
  kind: 'RELEASE',
  day: '2026-02-10',
  title: 'New form',
  improvementId: null,
  rebases: false,
};

function point(month: number, value: number | null, more: Partial<ControlPoint> = {}): ControlPoint {
  const from = `2026-0${month}-01`;
  return {
    period: { from, to: `2026-0${month}-28`, grain: 'MONTH' },
    complete: true,
    charted: value !== null,
    fixedMix: estimate(value),
    raw: estimate(value === null ? null : value + 2),
    series: 1,
    centre: 70,
    low: 64,
    high: 76,
    movingRange: 2,
    movingRangeHigh: 5,
    signals: [],
    modesMoved: false,
    events: [],
    ...more,
  };
}

const chart: ControlChart = {
  measure: 'SAT',
  grain: 'MONTH',
  weighting: 'FLOW',
  keepsSegments: true,
  state: 'STABLE',
  baseYear: { from: '2025-01-01', to: '2025-12-31' },
  segments: [
    { from: '2026-01-01', to: '2026-03-01', series: 1, state: 'STABLE', centre: 70, low: 64, high: 76 },
    { from: '2026-04-01', to: '2026-05-01', series: 2, state: 'STABLE', centre: 60, low: 50, high: 70 },
  ],
  points: [
    point(1, 70),
    point(2, 79, { signals: ['OUTSIDE'], events: [release] }),
    point(3, null),
    point(4, 61, { series: 2, centre: 60, low: 50, high: 170 }),
    point(5, 62, { series: 2, complete: false, centre: null, low: -4, high: null }),
  ],
};

type SegmentContext = { p1DataIndex: number };
const segmentOf = (dataset: number) =>
  controlChart(chart, palette, words, t).data.datasets[dataset]!.segment as {
    borderColor(context: SegmentContext): string | undefined;
    borderDash?(context: SegmentContext): number[] | undefined;
  };

test('no line joins two series, nor the limits before and after they were made anew', () => {
  for (const dataset of [0, 1]) {
    expect(segmentOf(dataset).borderColor({ p1DataIndex: 3 })).toBe('transparent');
    expect(segmentOf(dataset).borderColor({ p1DataIndex: 1 })).toBeUndefined();
  }
  for (const dataset of [2, 3, 4]) {
    expect(segmentOf(dataset).borderColor({ p1DataIndex: 3 })).toBe('transparent');
    expect(segmentOf(dataset).borderColor({ p1DataIndex: 2 })).toBeUndefined();
  }
  expect(isSeriesBreak(chart.points, 0)).toBe(false);
  expect(isSeriesBreak(chart.points, 3)).toBe(true);
});

test('what is withheld is a gap, what is running is dashed, and limits stay on the axis', () => {
  const { datasets } = controlChart(chart, palette, words, t).data;
  expect(datasets[0]!.data[0]).toEqual({ x: '2026-01-01', y: 70, yMin: 67, yMax: 73 });
  expect(datasets[0]!.data[2]).toMatchObject({ y: Number.NaN, yMin: Number.NaN });
  expect(datasets[1]!.data.slice(0, 2)).toEqual([72, 81]);
  expect(segmentOf(0).borderDash!({ p1DataIndex: 4 })).toEqual([5, 5]);
  expect(datasets[3]!.data).toEqual([64, 64, 64, 50, 0]);
  expect(datasets[4]!.data.slice(0, 4)).toEqual([76, 76, 76, 100]);
  expect(datasets[4]!.data[4]).toBeNaN();
});

test('a signal has a shape of its own, not only a colour', () => {
  const [line] = controlChart(chart, palette, words, t).data.datasets;
  expect(line).toHaveProperty('pointStyle', ['circle', 'triangle', 'circle', 'circle', 'circle']);
});

test('a point belongs to the last segment that has begun', () => {
  expect(chart.points.map((one) => segmentIndexOf(chart, one))).toEqual([0, 0, 0, 1, 1]);
  expect(segmentIndexOf({ segments: [] }, chart.points[0]!)).toBe(-1);
});

test('events keep the order of time and know their point', () => {
  expect(eventsOf(chart.points)).toEqual([{ event: release, index: 1 }]);
});

test('the sentence names limits, signals and the break, and no change without a signal', () => {
  const summary = controlSummary('Passport', chart, words, t, number);
  expect(summary).toContain('Limits 50.0 to 70.0, centre 60.0.');
  expect(summary).toContain('Signals: 1, the last one in February 2026.');
  expect(summary).toContain(t.breakNote);
  const quiet = { ...chart, points: [point(1, 70), point(2, 71)] };
  expect(controlSummary('Passport', quiet, words, t, number)).toContain(t.noSignal);
});

test('without limits it says why instead of saying that nothing was signalled', () => {
  const quiet = { ...chart, points: [point(1, 70), point(2, 71)], state: 'NO_STABLE_BASELINE' as const };
  const summary = controlSummary('Passport', quiet, words, t, number);
  expect(summary).toContain('No stable baseline');
  expect(summary).not.toContain(t.noSignal);
  expect(controlSummary('Passport', { ...chart, points: [point(3, null)] }, words, t, number)).toBe(
    `${t.empty} ${words.reasons.TOO_FEW}`,
  );
});

test('a chart without one comparable period has no fixed mix to show', () => {
  expect(isComparable(chart)).toBe(true);
  expect(isComparable({ points: [point(1, null), point(2, null)] })).toBe(false);
});
