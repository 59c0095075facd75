import { expect, test } from 'vitest';
import { appMessages } from '#lib/i18n/app.ts';
import { wrapName } from './axis-names.ts';
import { breakdownChart } from './breakdown.chart.ts';
import { distributionChart } from './distribution.chart.ts';
import type { Estimate, PeriodEstimate } from './figures.ts';
import type { Palette } from './palette.ts';
import { breakdownSummary, trendSummary } from './summaries.ts';
import { trendChart } from './trend.chart.ts';
import type { ChartWords } from './words.ts';

const palette: Palette = {
  ink: 'ink',
  inkSoft: 'grey',
  line: 'line',
  surface: 'surface',
  series: 'series',
  levels: ['1', '2', '3', '4', '5'],
  font: 'font',
};
const words: ChartWords = { language: 'EN', figures: appMessages.EN.figures, reasons: appMessages.EN.words.reason };

const shown = (value: number, n = 400): Estimate => ({
  value,
  interval: { low: value - 3, high: value + 3 },
  n,
  effectiveN: n,
  method: 'MEAN_SCORE_INTERVAL',
  quality: n < 30 ? 'INDICATIVE' : 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
});
const withheld: Estimate = {
  ...shown(50),
  value: null,
  interval: null,
  n: null,
  quality: 'NONE',
  suppressed: true,
  reason: 'TOO_FEW',
};
const month = (name: string, estimate: Estimate, complete = true): PeriodEstimate => ({
  period: { from: `2026-${name}-01`, to: `2026-${name}-28`, grain: 'MONTH' },
  estimate,
  complete,
});
const points = [month('01', shown(70)), month('02', withheld), month('03', shown(74)), month('04', shown(80), false)];

test('a withheld month is a gap, and the line does not run across it', () => {
  const [series] = trendChart(points, palette, words).data.datasets;
  expect(series?.data.map(({ y }) => y)).toEqual([70, Number.NaN, 74, 80]);
  expect(series?.spanGaps).toBe(false);
});

test('every point carries its interval, and the axis runs from 0 to 100', () => {
  const { data, options } = trendChart(points, palette, words);
  expect(data.datasets[0]?.data[0]).toMatchObject({ y: 70, yMin: 67, yMax: 73 });
  expect(options?.scales?.['y']).toMatchObject({ min: 0, max: 100 });
  expect(options?.scales?.['x']).toMatchObject({ type: 'category' });
});

test('the running month is hollow', () => {
  const [series] = trendChart(points, palette, words).data.datasets;
  expect(series).toMatchObject({ pointWithErrorBarBackgroundColor: ['series', 'series', 'series', 'surface'] });
});

test('the summary names the last complete month, the gap and the running month, and claims no trend', () => {
  const summary = trendSummary('Passport', points, words);
  expect(summary).toContain('Last complete period: 74.0 (95% interval 71.0–77.0), 400 answers.');
  expect(summary).toContain('1 period has too few answers');
  expect(summary).toContain('still running');
  expect(summary).not.toContain('80');
});

test('a trend without a single figure says so', () => {
  expect(trendSummary('Passport', [month('01', withheld)], words)).toBe(words.figures.chart.trendEmpty);
});

test('a group with fewer than 30 answers is grey, never coloured', () => {
  const groups = [
    { key: 'PORTAL', label: 'Portal', share: 90, estimate: shown(70) },
    { key: 'CHAT_BOT', label: 'Chat-bot', share: 10, estimate: shown(60, 20) },
  ];
  const [series] = breakdownChart(groups, palette, words).data.datasets;
  expect(series).toMatchObject({ pointWithErrorBarBorderColor: ['series', 'grey'], showLine: false });
  expect(breakdownSummary(groups, words)).toContain('Chat-bot — 60.0 (95% interval 57.0–63.0), 20 answers');
});

test('bars start at zero and keep the order of the scale', () => {
  const bars = [1, 2, 3, 4, 5].map((value) => ({ value, label: `level ${value}`, count: 10, percent: 20 }));
  const chart = distributionChart(
    { item: 'SAT', n: 50, doesNotApply: 0, topTwo: 40, bottomTwo: 40, suppressed: false, reason: null, bars },
    palette,
    words,
  );
  expect(chart.data.labels).toEqual(['1', '2', '3', '4', '5']);
  expect(chart.options?.scales?.['x']).toMatchObject({ min: 0, max: 100 });
});

test('a long name takes at most three lines', () => {
  expect(wrapName('Registration of a birth and issue of the certificate of birth at the office')).toHaveLength(3);
});
