/** A figure over time: points with intervals, gaps where it is withheld, a hollow point while a period runs. */
import type { ChartConfiguration } from 'chart.js';
import type { IErrorBarYDataPoint } from 'chartjs-chart-error-bars';
import { formatPeriodShort } from '#lib/format/period.ts';
import { categoryAxis, GAP, intervalMarks, pointMarks, quietOptions, valueAxis } from './axes.ts';
import type { PeriodEstimate } from './figures.ts';
import type { Palette } from './palette.ts';
import { estimateInWords, periodInWords } from './words.ts';
import type { ChartWords } from './words.ts';

export type TrendConfiguration = ChartConfiguration<
  'lineWithErrorBars',
  (IErrorBarYDataPoint & { x: string })[],
  string
>;

/** True where questions or formulas differ from the point before: the line is broken there. */
export function isVersionBreak(points: readonly PeriodEstimate[], index: number): boolean {
  const now = points[index]?.estimate;
  const before = points[index - 1]?.estimate;
  if (!now || !before || now.suppressed || before.suppressed) return false;
  return now.instrumentVersion !== before.instrumentVersion || now.methodVersion !== before.methodVersion;
}

const pointOf = ({ estimate }: PeriodEstimate, label: string) => {
  if (estimate.suppressed || estimate.value === null) return { x: label, y: GAP, yMin: GAP, yMax: GAP };
  const { value, interval } = estimate;
  return { x: label, y: value, yMin: interval?.low ?? value, yMax: interval?.high ?? value };
};

/** Drawing of a trend. Points come in order of time; intervals are 95 %; the axis is 0–100. */
export function trendChart(points: readonly PeriodEstimate[], palette: Palette, words: ChartWords): TrendConfiguration {
  const labels = points.map(({ period }) => period.from);
  const nameOf = (index: number) => formatPeriodShort(words.language, points[index]!.period);
  const isRunning = (index: number) => points[index]?.complete === false;
  return {
    type: 'lineWithErrorBars',
    data: {
      labels,
      datasets: [
        {
          data: points.map((point, index) => pointOf(point, labels[index]!)),
          spanGaps: false,
          borderColor: palette.series,
          borderWidth: 2,
          ...pointMarks({
            radius: 4,
            border: palette.series,
            fill: points.map((_, index) => (isRunning(index) ? palette.surface : palette.series)),
          }),
          segment: {
            borderDash: ({ p1DataIndex }) => (isRunning(p1DataIndex) ? [5, 5] : undefined),
            borderColor: ({ p1DataIndex }) => (isVersionBreak(points, p1DataIndex) ? 'transparent' : undefined),
          },
          ...intervalMarks(palette),
        },
      ],
    },
    options: {
      ...quietOptions,
      interaction: { mode: 'index', intersect: false },
      plugins: {
        ...quietOptions.plugins,
        tooltip: {
          displayColors: false,
          callbacks: {
            title: ([item]) => (item ? periodInWords(points[item.dataIndex]!.period, words.language) : ''),
            label: ({ dataIndex }) => estimateInWords(points[dataIndex]!.estimate, words),
            footer: ([item]) => (item && isRunning(item.dataIndex) ? words.figures.table.running : ''),
          },
        },
      },
      scales: { y: valueAxis(palette), x: categoryAxis(palette, nameOf, { autoSkip: true }) },
    },
  };
}
