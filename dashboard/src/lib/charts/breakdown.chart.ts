/** Groups side by side: one dot with its interval each, in the order given, on a 0–100 axis. */
import type { ChartConfiguration } from 'chart.js';
import type { IErrorBarXDataPoint } from 'chartjs-chart-error-bars';
import { categoryAxis, GAP, intervalMarks, pointMarks, quietOptions, valueAxis } from './axes.ts';
import { wrapName } from './axis-names.ts';
import type { BreakdownEstimate, Estimate } from './figures.ts';
import type { Palette } from './palette.ts';
import { estimateInWords } from './words.ts';
import type { ChartWords } from './words.ts';

export type BreakdownConfiguration = ChartConfiguration<
  'lineWithErrorBars',
  (IErrorBarXDataPoint & { y: string })[],
  string
>;

const isWeak = (estimate: Estimate) => estimate.quality === 'INDICATIVE' || estimate.quality === 'NONE';

const categoryOf = ({ key }: BreakdownEstimate) => key ?? '';

const pointOf = (group: BreakdownEstimate) => {
  const { estimate } = group;
  const y = categoryOf(group);
  if (estimate.suppressed || estimate.value === null) return { y, x: GAP, xMin: GAP, xMax: GAP };
  const { value, interval } = estimate;
  return { y, x: value, xMin: interval?.low ?? value, xMax: interval?.high ?? value };
};

/** Drawing of a breakdown. Figures with fewer than 30 answers are grey: no colour, no comparison. */
export function breakdownChart(
  groups: readonly BreakdownEstimate[],
  palette: Palette,
  words: ChartWords,
): BreakdownConfiguration {
  const colours = groups.map(({ estimate }) => (isWeak(estimate) ? palette.inkSoft : palette.series));
  return {
    type: 'lineWithErrorBars',
    data: {
      labels: groups.map(categoryOf),
      datasets: [
        {
          data: groups.map(pointOf),
          showLine: false,
          ...pointMarks({
            radius: 4,
            border: colours,
            fill: groups.map(({ estimate }, index) => (isWeak(estimate) ? palette.surface : colours[index]!)),
          }),
          ...intervalMarks(palette, colours),
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
          callbacks: {
            title: ([item]) => (item ? groups[item.dataIndex]!.label : ''),
            label: ({ dataIndex }) => estimateInWords(groups[dataIndex]!.estimate, words),
          },
        },
      },
      scales: {
        x: valueAxis(palette),
        y: categoryAxis(palette, (index, length) => wrapName(groups[index]!.label, length), { grid: true }),
      },
    },
  };
}
