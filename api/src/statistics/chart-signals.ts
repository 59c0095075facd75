import { POLICY } from './policy.ts';

/** A line of the chart: the figure of a period and the limits chance alone would keep it in. */
export interface ChartPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Why a period is worth a look: it lies outside its limits, or ends a run of eight on one side of the centre. */
export type ChartSignal = 'OUTSIDE' | 'RUN';

/**
 * The periods of a control chart that signal, by the two rules of the method.
 *
 *     OUTSIDE  the value lies beyond a limit (on it is still within)
 *     RUN      it is at least the eighth in a row on one side of the centre; a value on the centre ends the run
 *
 * Use for every trend: without a signal there is no arrow, two points are never a trend. A run signals from its
 * eighth period on, as only then anybody could know.
 *
 * @param points periods in order of time, with finite values; limits may be infinite
 * @param centre the line the runs are counted from
 * @returns the signals of each period, in order; mostly none
 * @throws RangeError when a value or the centre is no number
 * @see METHODOLOGY §2.7; Montgomery, Introduction to Statistical Quality Control, ch. 5; verification cases 20 and 21
 */
export function chartSignals(points: readonly ChartPoint[], centre: number): ChartSignal[][] {
  if (!Number.isFinite(centre)) throw new RangeError(`not a centre: ${centre}`);
  let side = 0;
  let run = 0;
  return points.map(({ value, low, high }) => {
    if (!Number.isFinite(value) || Number.isNaN(low) || Number.isNaN(high)) {
      throw new RangeError(`not a point: ${value} in ${low} … ${high}`);
    }
    const now = Math.sign(value - centre);
    run = now !== 0 && now === side ? run + 1 : Math.abs(now);
    side = now;
    const signals: ChartSignal[] = [];
    if (value < low || value > high) signals.push('OUTSIDE');
    if (run >= POLICY.runLength) signals.push('RUN');
    return signals;
  });
}
