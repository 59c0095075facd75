import type { PeriodFigure } from '#lib/format/figures.ts';

/** Size of the drawing and the room around the plot, in SVG units. */
export interface PlotBox {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One period on the plot; null where the figure is withheld: there the line has a gap. */
export interface TrendPoint {
  x: number;
  y: number;
  low: number | null;
  high: number | null;
  complete: boolean;
  index: number;
}

/** What is drawn: unbroken runs of points, each with its band. */
export interface TrendRun {
  points: TrendPoint[];
  line: string;
  band: string | null;
}

/** Vertical place of a score on 0–100. */
export function scoreY(score: number, box: PlotBox): number {
  const height = box.height - box.top - box.bottom;
  return round(box.top + (1 - Math.min(100, Math.max(0, score)) / 100) * height);
}

/** Horizontal place of the period with this index among `count`. */
export function periodX(index: number, count: number, box: PlotBox): number {
  const width = box.width - box.left - box.right;
  return round(box.left + (count <= 1 ? width / 2 : (index / (count - 1)) * width));
}

/**
 * The runs of a trend. A withheld figure ends a run: nothing is drawn across a gap. So does another series: two main
 * versions of the questions are not joined, nor are two reference mixes. The running period is no part of a line
 * either, it stands alone as a hollow point.
 */
export function trendRuns(trend: readonly PeriodFigure[], box: PlotBox): { runs: TrendRun[]; running: TrendPoint[] } {
  const runs: TrendPoint[][] = [[]];
  const running: TrendPoint[] = [];
  let series: string | null = null;
  trend.forEach(({ estimate, complete }, index) => {
    const point = pointOf(estimate, complete, index, trend.length, box);
    if (point && complete && seriesOf(estimate) !== series) {
      series = seriesOf(estimate);
      runs.push([]);
    }
    if (point && !complete) running.push(point);
    else if (point) runs.at(-1)!.push(point);
    if (!point || !complete) runs.push([]);
  });
  return { runs: runs.filter((points) => points.length > 0).map(runOf), running };
}

/** What points of one line share: the main version of the questions, and the mix they are brought to. */
function seriesOf({ instrumentVersion, referenceMix }: PeriodFigure['estimate']): string {
  return `${instrumentVersion?.split('.')[0] ?? ''} ${referenceMix ?? ''}`;
}

/** Where a trend begins anew, and why. */
export interface TrendBreak {
  index: number;
  because: 'QUESTIONS' | 'MIX';
}

/** Points that are not joined with the one shown before them although both are shown. */
export function trendBreaks(trend: readonly PeriodFigure[]): TrendBreak[] {
  const breaks: TrendBreak[] = [];
  let before: PeriodFigure['estimate'] | null = null;
  for (const [index, { estimate, complete }] of trend.entries()) {
    if (!complete || estimate.suppressed || estimate.value === null) continue;
    if (before && seriesOf(before) !== seriesOf(estimate)) {
      const isMix = before.instrumentVersion?.split('.')[0] === estimate.instrumentVersion?.split('.')[0];
      breaks.push({ index, because: isMix ? 'MIX' : 'QUESTIONS' });
    }
    before = estimate;
  }
  return breaks;
}

function pointOf(
  estimate: PeriodFigure['estimate'],
  complete: boolean,
  index: number,
  count: number,
  box: PlotBox,
): TrendPoint | null {
  if (estimate.suppressed || estimate.value === null) return null;
  return {
    x: periodX(index, count, box),
    y: scoreY(estimate.value, box),
    low: estimate.interval && scoreY(estimate.interval.low, box),
    high: estimate.interval && scoreY(estimate.interval.high, box),
    complete,
    index,
  };
}

function runOf(points: TrendPoint[]): TrendRun {
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const withBand = points.filter((point) => point.low !== null && point.high !== null);
  const upper = withBand.map(({ x, high }) => `${x} ${high}`);
  const lower = withBand.map(({ x, low }) => `${x} ${low}`).toReversed();
  return { points, line, band: withBand.length > 1 ? `M${[...upper, ...lower].join('L')}Z` : null };
}

const round = (value: number) => Math.round(value * 10) / 10;
