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

/** Half the width of the longest label of a period, «сент. 2026 г.», in SVG units. */
const HALF_LABEL = 48;

/** Where the label of a period stands: below its point, or at the edge that it would else run over. */
export function labelPlace(
  index: number,
  count: number,
  box: PlotBox,
): { x: number; anchor: 'start' | 'middle' | 'end' } {
  const x = periodX(index, count, box);
  if (x < HALF_LABEL) return { x: 2, anchor: 'start' };
  if (x > box.width - HALF_LABEL) return { x: box.width - 2, anchor: 'end' };
  return { x, anchor: 'middle' };
}

/**
 * The runs of a trend. A withheld figure ends a run: nothing is drawn across a gap. So does another series: two main
 * versions of the questions are not joined, nor are two versions of the method, nor two reference mixes. The running
 * period is no part of a line either, it stands alone as a hollow point.
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

/** What points of one line share: the main version of the questions, the method, and the mix they are brought to. */
const partsOf = ({ instrumentVersion, methodVersion, referenceMix }: PeriodFigure['estimate']) => ({
  QUESTIONS: instrumentVersion?.split('.')[0] ?? '',
  METHOD: methodVersion ?? '',
  MIX: referenceMix ?? '',
});

const seriesOf = (estimate: PeriodFigure['estimate']): string => Object.values(partsOf(estimate)).join(' ');

/** Something that was recorded to have changed. It does not say what came of it. */
export interface TrendEvent {
  /** When it took effect. */
  day: string;
  title: string;
  href: string | null;
}

/** Where a trend begins anew, and why. */
export interface TrendBreak {
  index: number;
  because: keyof ReturnType<typeof partsOf>;
}

/** Points that are not joined with the one shown before them although both are shown, once for each reason. */
export function trendBreaks(trend: readonly PeriodFigure[]): TrendBreak[] {
  const breaks: TrendBreak[] = [];
  let before: ReturnType<typeof partsOf> | null = null;
  for (const [index, { estimate, complete }] of trend.entries()) {
    if (!complete || estimate.suppressed || estimate.value === null) continue;
    const parts = partsOf(estimate);
    for (const because of Object.keys(parts) as TrendBreak['because'][])
      if (before && before[because] !== parts[because]) breaks.push({ index, because });
    before = parts;
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
