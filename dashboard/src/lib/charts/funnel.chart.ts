/** Score by number of answers, between the limits that chance and the usual spread explain. */
import type { ChartConfiguration, Scale } from 'chart.js';
import { formatNumber } from '#lib/format/number.ts';
import { NARROW_PX, quietOptions, valueAxis } from './axes.ts';
import type { ComparedItem, Funnel } from './comparison.ts';
import type { Palette } from './palette.ts';
import { marksOf } from './verdict-marks.ts';
import { estimateInWords } from './words.ts';
import type { ChartWords } from './words.ts';

export type FunnelConfiguration = ChartConfiguration<'line', { x: number; y: number }[], unknown>;

/** Which limits are drawn: those of chance and the usual spread, or those of chance alone. */
export type LimitsKind = 'spread' | 'chance';

/** Numbers of answers that are written under the axis: 10, 20, 50, 100 …; without the twos where they would touch. */
const isRound = (n: number, isNarrow: boolean) => (isNarrow ? /^[15]0*$/ : /^[125]0*$/).test(String(n));

/** The limits that are drawn: both curves come from the api, here nothing is computed. */
const limitsOf = ({ curve, chanceCurve }: Funnel, kind: LimitsKind): Funnel['curve'] =>
  kind === 'spread' ? curve : chanceCurve;

/** The part of the scale that holds all marks and limits, in whole tens. */
function rangeOf(values: readonly number[]): { min: number; max: number } {
  return {
    min: Math.max(0, 10 * Math.floor(Math.min(...values) / 10)),
    max: Math.min(100, 10 * Math.ceil(Math.max(...values) / 10)),
  };
}

/** Drawing of a funnel. Only figures that are part of it have a mark. */
export function funnelChart(
  funnel: Funnel,
  items: readonly ComparedItem[],
  kind: LimitsKind,
  palette: Palette,
  words: ChartWords,
  positionOf: (key: string) => string,
): FunnelConfiguration {
  const inFunnel = new Set(funnel.points.map(({ key }) => key));
  const shown = items.filter(({ key, estimate }) => inFunnel.has(key) && estimate.value !== null && estimate.n);
  const limits = limitsOf(funnel, kind);
  const values = [
    ...shown.map(({ estimate }) => estimate.value!),
    ...limits.flatMap(({ limits998 }) => [limits998.low, limits998.high]),
  ];
  const line = (y: (at: Funnel['curve'][number]) => number, dash: number[]) => ({
    data: limits.map((at) => ({ x: at.n, y: y(at) })),
    borderColor: palette.inkSoft,
    borderWidth: 1,
    borderDash: dash,
    pointRadius: 0,
    pointHitRadius: 0,
  });
  const [fewest, most] = [limits[0]?.n ?? 10, limits.at(-1)?.n ?? 100];
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: shown.map(({ estimate }) => ({ x: estimate.n!, y: estimate.value! })),
          showLine: false,
          ...marksOf(shown, palette),
        },
        { ...line(() => funnel.target.value!, []), borderColor: palette.ink, borderWidth: 1.5 },
        line(({ limits95 }) => limits95.low, [5, 4]),
        line(({ limits95 }) => limits95.high, [5, 4]),
        line(({ limits998 }) => limits998.low, []),
        line(({ limits998 }) => limits998.high, []),
      ],
    },
    options: {
      ...quietOptions,
      interaction: { mode: 'nearest', intersect: true },
      plugins: {
        ...quietOptions.plugins,
        tooltip: {
          displayColors: false,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: {
            title: ([item]) => (item ? shown[item.dataIndex]!.label : ''),
            label: ({ dataIndex }) => estimateInWords(shown[dataIndex]!.estimate, words),
            footer: ([item]) => (item ? positionOf(shown[item.dataIndex]!.key) : ''),
          },
        },
      },
      scales: {
        x: {
          type: 'logarithmic',
          min: Math.max(1, fewest * 0.85),
          max: most * 1.15,
          title: { display: true, text: words.figures.table.n, color: palette.inkSoft },
          ticks: {
            color: palette.inkSoft,
            maxRotation: 0,
            callback(this: Scale, n: string | number) {
              return isRound(Number(n), this.chart.width < NARROW_PX) ? formatNumber(words.language, Number(n)) : null;
            },
          },
          grid: { color: palette.line },
          border: { color: palette.line },
        },
        y: { ...valueAxis(palette), ...rangeOf(values), ticks: { ...valueAxis(palette).ticks, stepSize: 10 } },
      },
    },
  };
}
