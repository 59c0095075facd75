import { CHART_CONSTANTS } from './chart-constants.ts';
import type { NotEstimable } from './estimate.ts';
import { meanMovingRangeOf } from './mean-moving-range-of.ts';

/** Limits of a chart of single values and their moving ranges. */
export interface XmrLimits {
  readonly estimable: true;
  /** Mean of the baseline, in the unit of the values. */
  readonly centre: number;
  readonly low: number;
  readonly high: number;
  /** Mean moving range m̄R of the baseline. */
  readonly meanMovingRange: number;
  /** Upper limit of a moving range. */
  readonly movingRangeHigh: number;
}

/**
 * Limits of the XmR chart (individuals and moving range) from its baseline.
 *
 *     centre x̄        mR_i = |x_i − x_{i−1}|        limits x̄ ± 3·m̄R/1.128        mR below 3.267·m̄R
 *
 * Use on the fixed-mix score by month (or by week, where each has at least 30 answers), with a baseline of 12 to 24
 * periods that is frozen: `controlChart`. Not cut at 0 and 100: a limit outside the scale is one that is not crossed.
 *
 * @param baseline values in order of time
 * @param constants another printing of the same tables
 * @returns not estimable without values (NO_DATA) and with one, which has no moving range (TOO_FEW)
 * @throws RangeError when one is no number
 * @see METHODOLOGY §2.7; Montgomery, Introduction to Statistical Quality Control, 6.4; verification case 20
 */
export function xmrLimits(baseline: readonly number[], { d2, d4 } = CHART_CONSTANTS): XmrLimits | NotEstimable {
  if (!baseline.every(Number.isFinite)) throw new RangeError('a value is not a number');
  const n = baseline.length;
  if (n < 2) return { estimable: false, reason: n === 0 ? 'NO_DATA' : 'TOO_FEW', n };
  // Summed as distances from the first: values that are all alike have exactly themselves for a centre.
  const first = baseline[0]!;
  const centre = first + baseline.reduce((sum, value) => sum + (value - first), 0) / n;
  const meanMovingRange = meanMovingRangeOf(baseline);
  const halfWidth = (3 * meanMovingRange) / d2;
  return {
    estimable: true,
    centre,
    low: centre - halfWidth,
    high: centre + halfWidth,
    meanMovingRange,
    movingRangeHigh: d4 * meanMovingRange,
  };
}
