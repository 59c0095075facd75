/** Many figures under one another: a mark with its interval each, and a line for the mean they are compared with. */
import type { ChartConfiguration } from 'chart.js';
import type { IErrorBarXDataPoint } from 'chartjs-chart-error-bars';
import { categoryAxis, GAP, intervalMarks, quietOptions, valueAxis } from './axes.ts';
import { shortName, wrapName } from './axis-names.ts';
import type { ComparedItem } from './comparison.ts';
import type { Estimate } from './figures.ts';
import type { Palette } from './palette.ts';
import { marksOf } from './verdict-marks.ts';
import { estimateInWords } from './words.ts';
import type { ChartWords } from './words.ts';

export type DotsConfiguration = ChartConfiguration<
  'lineWithErrorBars',
  (IErrorBarXDataPoint & { y: string })[],
  string
>;

/** So many rows are high enough for names of several lines; more have one line each. */
export const MOST_IN_FULL = 6;

const oneLine = (name: string, length: number) => shortName(name, length === 13 ? length : 27);

const pointOf = ({ key, estimate }: ComparedItem) => {
  if (estimate.suppressed || estimate.value === null) return { y: key, x: GAP, xMin: GAP, xMax: GAP };
  const { value, interval } = estimate;
  return { y: key, x: value, xMin: interval?.low ?? value, xMax: interval?.high ?? value };
};

/**
 * Drawing of compared figures, in the order given, on a 0–100 axis.
 *
 * @param mean what they are compared with; without a value there is no line
 */
export function dotsChart(
  items: readonly ComparedItem[],
  mean: Estimate | null,
  palette: Palette,
  words: ChartWords,
  verdictNames: Record<string, string>,
): DotsConfiguration {
  const marks = marksOf(items, palette);
  const value = mean?.suppressed ? null : (mean?.value ?? null);
  const nameOf = items.length <= MOST_IN_FULL ? wrapName : oneLine;
  const line = value === null ? [] : items.map(({ key }) => meanPoint(key, value));
  return {
    type: 'lineWithErrorBars',
    data: {
      labels: items.map(({ key }) => key),
      datasets: [
        {
          data: items.map(pointOf),
          showLine: false,
          ...marks,
          ...intervalMarks(palette, marks.borderColor),
          errorBarWhiskerSize: 0,
        },
        {
          data: line,
          borderColor: palette.ink,
          borderWidth: 1,
          borderDash: [4, 3],
          ...NO_POINTS,
          ...intervalMarks(palette, 'transparent'),
        },
      ],
    },
    options: {
      ...quietOptions,
      indexAxis: 'y',
      interaction: { mode: 'nearest', axis: 'y', intersect: false },
      plugins: {
        ...quietOptions.plugins,
        tooltip: {
          displayColors: false,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: {
            title: ([item]) => (item ? items[item.dataIndex]!.label : ''),
            label: ({ dataIndex }) => estimateInWords(items[dataIndex]!.estimate, words),
            footer: ([item]) => (item ? (verdictNames[items[item.dataIndex]!.verdict ?? ''] ?? '') : ''),
          },
        },
      },
      scales: {
        x: { ...valueAxis(palette), position: 'top' },
        y: categoryAxis(palette, (index, length) => nameOf(items[index]!.label, length)),
      },
    },
  };
}

/** A line without marks of its own. */
const NO_POINTS = { radius: 0, hoverRadius: 0, hitRadius: 0 };

const meanPoint = (y: string, value: number) => ({ y, x: value, xMin: value, xMax: value });
