/** How far each period lies from the one before it, with the limit that chance alone explains. */
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { formatPeriodShort } from '#lib/format/period.ts';
import type { AnalysesMessages } from '#lib/i18n/analyses.ts';
import { categoryAxis, quietOptions } from './axes.ts';
import { isJump, segmentIndexOf } from './control.ts';
import type { ControlChart, ControlPoint } from './control.ts';
import type { Palette } from './palette.ts';
import { periodInWords } from './words.ts';
import type { ChartWords } from './words.ts';

export type MovingRangeConfiguration = ChartConfiguration<'line', (number | null)[], string>;
type Line = ChartDataset<'line', (number | null)[]>;

/** Drawing of the moving ranges; the axis begins at 0 and is in points. */
export function movingRangeChart(
  chart: ControlChart,
  palette: Palette,
  words: ChartWords,
  t: AnalysesMessages['chart'],
  number: (value: number, digits?: number) => string,
): MovingRangeConfiguration {
  const { points } = chart;
  const segments = points.map((point) => segmentIndexOf(chart, point));
  const apart = (index: number) => (index > 0 && segments[index] !== segments[index - 1] ? 'transparent' : undefined);
  const line = (of: (point: ControlPoint) => number | null, look: Partial<Line>): Line => ({
    data: points.map(of),
    spanGaps: false,
    segment: { borderColor: ({ p1DataIndex }) => apart(p1DataIndex) },
    ...look,
  });
  return {
    type: 'line',
    data: {
      labels: points.map(({ period }) => period.from),
      datasets: [
        line(({ movingRange }) => movingRange, {
          borderColor: palette.series,
          borderWidth: 2,
          pointRadius: points.map((point) => (isJump(point) ? 8 : 3.5)),
          pointStyle: points.map((point) => (isJump(point) ? 'triangle' : 'circle')),
          pointBackgroundColor: palette.series,
          pointBorderColor: points.map((point) => (isJump(point) ? palette.ink : palette.series)),
        }),
        line(({ movingRangeHigh }) => movingRangeHigh, {
          borderColor: palette.inkSoft,
          borderWidth: 1.25,
          borderDash: [7, 4],
          pointRadius: 0,
          pointHoverRadius: 0,
        }),
      ],
    },
    options: {
      ...quietOptions,
      interaction: { mode: 'index', intersect: false },
      plugins: {
        ...quietOptions.plugins,
        tooltip: {
          displayColors: false,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: {
            title: ([item]) => (item ? periodInWords(points[item.dataIndex]!.period, words.language) : ''),
            label: ({ dataIndex }) => {
              const { movingRange, movingRangeHigh } = points[dataIndex]!;
              if (movingRange === null || movingRangeHigh === null) return '';
              return t.movingRange.of(number(movingRange, 1), number(movingRangeHigh, 1));
            },
          },
        },
      },
      scales: {
        y: {
          min: 0,
          grace: '10%',
          ticks: { color: palette.inkSoft, font: { family: palette.font }, maxTicksLimit: 5 },
          grid: { color: palette.line },
          border: { display: false },
        },
        x: categoryAxis(palette, (index) => formatPeriodShort(words.language, points[index]!.period), {
          autoSkip: true,
        }),
      },
    },
  };
}

/** The limits in force and which of their periods lie beyond, in sentences. */
export function movingRangeSummary(
  { points, segments }: Pick<ControlChart, 'points' | 'segments'>,
  words: ChartWords,
  t: AnalysesMessages['chart'],
  number: (value: number, digits?: number) => string,
): string {
  const since = segments.at(-1)?.from ?? '';
  const inForce = points.filter(({ period }) => period.from >= since);
  const limit = inForce.findLast(({ movingRangeHigh }) => movingRangeHigh !== null)?.movingRangeHigh;
  if (limit === undefined || limit === null) return t.movingRange.none;
  const jumps = inForce.filter(isJump).map(({ period }) => periodInWords(period, words.language));
  return `${t.movingRange.limit(number(limit, 1))} ${jumps.length > 0 ? t.movingRange.jumps(jumps.join(', ')) : t.movingRange.noJump}`;
}
