import { expect, test } from 'vitest';
import { analysesMessages } from '#lib/i18n/analyses.ts';
import { englishWords as words, namedPalette as palette } from '../../../test/chart-words.builder.ts';
import { chartOf } from '../../../test/control.builder.ts';
import { hasMovingRanges } from './control.ts';
import { movingRangeChart, movingRangeSummary } from './moving-range.chart.ts';

const t = analysesMessages.EN.chart;
const number = (value: number, digits = 0) => value.toFixed(digits);

test('a step larger than the limit has a shape of its own and is named', () => {
  const chart = chartOf([70, 71, null, 79, 78]);
  const { datasets } = movingRangeChart(chart, palette, words, t, number).data;
  expect(datasets[0]!.data).toEqual([null, 1, null, 8, 1]);
  expect(datasets[1]!.data).toEqual([5, 5, null, 5, 5]);
  expect(datasets[0]!.pointStyle).toEqual(['circle', 'circle', 'circle', 'triangle', 'circle']);
  expect(movingRangeSummary(chart, words, t, number)).toBe('Limit 5.0 points. Beyond it: April 2026.');
  expect(movingRangeSummary(chartOf([70, 71]), words, t, number)).toBe('Limit 5.0 points. No period lies beyond it.');
});

test('where no point has limits there is nothing to draw', () => {
  const chart = chartOf([70, 71]);
  const points = chart.points.map((point) => ({ ...point, movingRange: null, movingRangeHigh: null }));
  expect(hasMovingRanges(chart)).toBe(true);
  expect(hasMovingRanges({ points })).toBe(false);
  expect(movingRangeSummary({ ...chart, points }, words, t, number)).toBe(t.movingRange.none);
});

test('the summary is of the limits in force: what lay beyond earlier ones is drawn, and not named', () => {
  const chart = chartOf([70, 79, 78, 77]);
  const [first] = chart.segments;
  const segments = [first!, { ...first!, from: '2026-03-01' }];
  expect(movingRangeSummary({ ...chart, segments }, words, t, number)).toBe(
    'Limit 5.0 points. No period lies beyond it.',
  );
  const points = chart.points.map((point, index) => (index < 2 ? point : { ...point, movingRangeHigh: null }));
  expect(movingRangeSummary({ points, segments }, words, t, number)).toBe(t.movingRange.none);
});

test('no line joins the steps before and after limits were made anew', () => {
  const [first] = chartOf([70, 71, 72]).segments;
  const chart = chartOf([70, 71, 72], { segments: [first!, { ...first!, from: '2026-02-01' }] });
  const line = movingRangeChart(chart, palette, words, t, number).data.datasets[0]!.segment as {
    borderColor(at: { p1DataIndex: number }): string | undefined;
  };
  expect(line.borderColor({ p1DataIndex: 1 })).toBe('transparent');
  expect(line.borderColor({ p1DataIndex: 2 })).toBeUndefined();
});
