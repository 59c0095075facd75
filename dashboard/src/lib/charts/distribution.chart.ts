/** How the answers to one question are spread: one bar for each point of the scale, from zero, in percent. */
import type { ChartConfiguration } from 'chart.js';
import { formatNumber, formatPercent } from '#lib/format/number.ts';
import { categoryAxis, quietOptions, valueAxis } from './axes.ts';
import { wrapName } from './axis-names.ts';
import type { Distribution } from './figures.ts';
import type { Palette } from './palette.ts';
import type { ChartWords } from './words.ts';

/** Drawing of a distribution. Bars keep the order of the scale, 1 first. */
export function distributionChart(
  { bars }: Distribution,
  palette: Palette,
  { language, figures }: ChartWords,
): ChartConfiguration<'bar', number[], string> {
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ value }) => String(value)),
      datasets: [
        {
          data: bars.map(({ percent }) => percent),
          backgroundColor: bars.map(({ value }) => palette.levels[value - 1] ?? palette.series),
          borderColor: palette.ink,
          borderWidth: 0,
          maxBarThickness: 26,
        },
      ],
    },
    options: {
      ...quietOptions,
      indexAxis: 'y',
      plugins: {
        ...quietOptions.plugins,
        tooltip: {
          displayColors: false,
          callbacks: {
            title: ([item]) => (item ? bars[item.dataIndex]!.label : ''),
            label: ({ dataIndex }) => {
              const { percent, count } = bars[dataIndex]!;
              return `${formatPercent(language, percent, 1)}, ${figures.answers(count, formatNumber(language, count))}`;
            },
          },
        },
      },
      scales: {
        x: valueAxis(palette),
        y: categoryAxis(palette, (index, length) => wrapName(bars[index]!.label, length)),
      },
    },
  };
}
