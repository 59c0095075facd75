/** Settings that all drawings share. Axes of scores and shares always run from 0 to 100. */
import type { ChartOptions, Scale } from 'chart.js';
import type { Palette } from './palette.ts';

/** On drawings narrower than this, names beside the axis break into shorter lines and there are fewer numbers. */
export const NARROW_PX = 420;

/** A fixed axis from 0 to 100. */
export const valueAxis = (palette: Palette) => ({
  min: 0,
  max: 100,
  ticks: { stepSize: 25, color: palette.inkSoft, font: { family: palette.font } },
  grid: { color: palette.line },
  border: { display: false },
});

/**
 * An axis of names or periods; never a numeric one, so that no tick falls between two categories. The
 * categories are keys, which are unique; `nameOf` says what stands beside
 * the axis, in lines of about so many characters.
 */
export const categoryAxis = (
  palette: Palette,
  nameOf: (index: number, lineLength: number) => string | string[],
  { grid = false, autoSkip = false } = {},
) => ({
  type: 'category' as const,
  offset: true,
  ticks: {
    color: palette.ink,
    font: { family: palette.font },
    autoSkip,
    maxRotation: 0,
    callback(this: Scale, index: string | number) {
      return nameOf(Number(index), this.chart.width < NARROW_PX ? 13 : 24);
    },
  },
  grid: { display: grid, color: palette.line },
  border: { color: palette.line },
});

/** No animation (nothing to wait for, nothing that moves), no legend (labels stand beside), size from the page. */
export const quietOptions = {
  animation: false,
  responsive: true,
  maintainAspectRatio: false,
  plugins: { legend: { display: false } },
} satisfies ChartOptions;

/** Look of an interval on a drawing. */
export const intervalMarks = (palette: Palette, colour: string | string[] = palette.series) => ({
  errorBarColor: colour,
  errorBarWhiskerColor: colour,
  errorBarLineWidth: 1.5,
  errorBarWhiskerLineWidth: 1.5,
  errorBarWhiskerSize: 7,
});

/**
 * Look of the points. The element of the error-bar plug-in has its own name, so its options do too:
 * `pointRadius` and the like would be passed over.
 */
export const pointMarks = (look: {
  radius: number | number[];
  border: string | string[];
  fill: string | string[];
}) => ({
  pointWithErrorBarRadius: look.radius,
  pointWithErrorBarHoverRadius: typeof look.radius === 'number' ? look.radius + 1.5 : look.radius.map((r) => r + 1.5),
  pointWithErrorBarBorderWidth: 2,
  pointWithErrorBarBorderColor: look.border,
  pointWithErrorBarBackgroundColor: look.fill,
});

/** A value that is left as a gap; the error-bar plug-in reads its fields, so it cannot be null. */
export const GAP = Number.NaN;
