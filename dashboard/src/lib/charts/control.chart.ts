/**
 * A trend on a fixed mix: thick line with points, thin plain line, dashed centre and limits, triangles where a rule
 * signals, numbered lines where something was recorded. Nothing joins two series.
 */
import type { Chart, ChartConfiguration, ChartDataset } from 'chart.js';
import { oneStop } from '#lib/format/one-stop.ts';
import { formatPeriodShort } from '#lib/format/period.ts';
import type { IErrorBarYDataPoint } from 'chartjs-chart-error-bars';
import type { AnalysesMessages } from '#lib/i18n/analyses.ts';
import { categoryAxis, GAP, intervalMarks, pointMarks, quietOptions, valueAxis } from './axes.ts';
import { eventsOf, isSeriesBreak, isShown, segmentIndexOf } from './control.ts';
import type { ControlChart, ControlPoint } from './control.ts';
import type { Estimate } from './figures.ts';
import type { Palette } from './palette.ts';
import { estimateInWords, periodInWords } from './words.ts';
import type { ChartWords } from './words.ts';

/** A point of the thick line carries its interval; the other lines are plain. */
type Point = IErrorBarYDataPoint & { x: string };
export type ControlConfiguration = ChartConfiguration<'line' | 'lineWithErrorBars', (Point | number)[], string>;
type Line = ChartDataset<'line', number[]>;
type Thick = ChartDataset<'lineWithErrorBars', Point[]>;

const valueOf = (estimate: Estimate): number => (isShown(estimate) ? estimate.value! : GAP);
const pointOf = ({ period, fixedMix }: ControlPoint): Point => {
  const value = valueOf(fixedMix);
  const interval = isShown(fixedMix) ? fixedMix.interval : null;
  return { x: period.from, y: value, yMin: interval?.low ?? value, yMax: interval?.high ?? value };
};
/** Limits may lie outside of what a figure can be; the axis ends at 0 and 100. */
const limitOf = (value: number | null): number => (value === null ? GAP : Math.min(100, Math.max(0, value)));

/** Vertical lines with the numbers of the events. */
function eventLines(chart: ControlChart, palette: Palette) {
  const events = eventsOf(chart.points);
  return {
    id: 'otklik-events',
    afterDatasetsDraw({ ctx, chartArea, scales }: Chart) {
      ctx.save();
      ctx.strokeStyle = palette.inkSoft;
      ctx.fillStyle = palette.ink;
      ctx.font = `12px ${palette.font}`;
      ctx.textAlign = 'center';
      ctx.setLineDash([2, 3]);
      events.forEach(({ index }, place) => {
        const x = scales['x']!.getPixelForValue(index);
        // Events of one period stand below one another.
        const row = events.slice(0, place).filter((other) => other.index === index).length;
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top + 14 * (row + 1));
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
        ctx.fillText(String(place + 1), x, chartArea.top + 11 + 14 * row);
      });
      ctx.restore();
    },
  };
}

/** Drawing of a trend with limits; the axis is 0–100. */
export function controlChart(
  chart: ControlChart,
  palette: Palette,
  words: ChartWords,
  t: AnalysesMessages['chart'],
): ControlConfiguration {
  const { points } = chart;
  const segments = points.map((point) => segmentIndexOf(chart, point));
  const breaksSeries = (index: number) => isSeriesBreak(points, index);
  const movesLimits = (index: number) => index > 0 && segments[index] !== segments[index - 1];
  const limit = (of: (point: ControlPoint) => number | null, dash: number[]): Line => ({
    type: 'line',
    data: points.map((point) => limitOf(of(point))),
    borderColor: palette.inkSoft,
    borderWidth: 1.25,
    borderDash: dash,
    pointRadius: 0,
    pointHoverRadius: 0,
    segment: { borderColor: ({ p1DataIndex }) => (movesLimits(p1DataIndex) ? 'transparent' : undefined) },
  });
  const joins = {
    spanGaps: false,
    segment: {
      borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
        breaksSeries(p1DataIndex) ? 'transparent' : undefined,
      borderDash: ({ p1DataIndex }: { p1DataIndex: number }) =>
        points[p1DataIndex]?.complete === false ? [5, 5] : undefined,
    },
  };
  const isSignal = (point: ControlPoint) => point.signals.length > 0;
  const tooltip = (index: number): string[] => {
    const point = points[index]!;
    return [
      `${t.fixedMix}: ${estimateInWords(point.fixedMix, words)}`,
      `${t.raw}: ${estimateInWords(point.raw, words)}`,
      ...point.signals.map((signal) => `${t.signal}: ${t.signalName[signal]}`),
      ...(point.modesMoved ? [t.modesMoved] : []),
      ...point.events.map(({ kind, title }) => `${t.eventKind[kind]}: ${title}`),
      ...(point.complete ? [] : [words.figures.table.running]),
    ];
  };
  const thick: Thick = {
    type: 'lineWithErrorBars',
    data: points.map(pointOf),
    borderColor: palette.series,
    borderWidth: 2.5,
    ...joins,
    ...pointMarks({
      radius: points.map((point) => (isSignal(point) ? 8 : 3.5)),
      border: points.map((point) => (isSignal(point) ? palette.ink : palette.series)),
      fill: points.map((point) => (point.complete ? palette.series : palette.surface)),
    }),
    pointStyle: points.map((point) => (isSignal(point) ? 'triangle' : 'circle')),
    ...intervalMarks(palette),
  };
  const raw: Line = {
    type: 'line',
    data: points.map((point) => valueOf(point.raw)),
    borderColor: palette.inkSoft,
    borderWidth: 1,
    pointRadius: 0,
    pointHoverRadius: 0,
    ...joins,
  };
  return {
    type: 'line',
    data: {
      labels: points.map(({ period }) => period.from),
      datasets: [
        thick,
        raw,
        limit(({ centre }) => centre, [2, 2]),
        limit(({ low }) => low, [7, 4]),
        limit(({ high }) => high, [7, 4]),
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
            label: ({ dataIndex }) => tooltip(dataIndex),
          },
        },
      },
      scales: {
        y: valueAxis(palette),
        x: categoryAxis(palette, (index) => formatPeriodShort(words.language, points[index]!.period), {
          autoSkip: true,
        }),
      },
    },
    plugins: [eventLines(chart, palette)],
  };
}

/** Extent, last complete period, limits, signals and breaks, in sentences. A change is named only where a rule signals. */
export function controlSummary(
  subject: string,
  chart: ControlChart,
  words: ChartWords,
  t: AnalysesMessages['chart'],
  number: (value: number, digits?: number) => string,
): string {
  const shown = chart.points.filter(({ complete, fixedMix }) => complete && isShown(fixedMix));
  const latest = shown.at(-1);
  if (!latest) {
    const last = chart.points.findLast(({ complete }) => complete)?.fixedMix;
    return last ? `${t.empty} ${words.reasons[last.reason ?? 'NO_DATA']}` : t.empty;
  }
  const period = (point: ControlPoint) => periodInWords(point.period, words.language);
  const sentences = [
    t.summary(
      subject,
      number(shown.length),
      period(shown[0]!),
      period(latest),
      estimateInWords(latest.fixedMix, words),
    ),
  ];
  const limits = chart.segments.at(-1);
  if (chart.state !== 'STABLE') sentences.push(t.state[chart.state]);
  else if (limits && limits.low !== null && limits.high !== null)
    sentences.push(t.limits(number(limits.low, 1), number(limits.high, 1), number(limits.centre ?? 0, 1)));
  else if (limits && limits.centre !== null) sentences.push(t.movingLimits(number(limits.centre, 1)));
  const signals = chart.points.filter((point) => point.signals.length > 0);
  if (signals.length > 0) sentences.push(t.signals(number(signals.length), period(signals.at(-1)!)));
  else if (chart.state === 'STABLE') sentences.push(t.noSignal);
  const moved = signals.filter(({ modesMoved }) => modesMoved);
  if (moved.length > 0) sentences.push(t.signalsOfModes(number(moved.length)));
  if (chart.points.some((_, index) => isSeriesBreak(chart.points, index))) sentences.push(t.breakNote);
  return oneStop(sentences.join(' '));
}
