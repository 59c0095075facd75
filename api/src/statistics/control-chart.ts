import { chartSignals, type ChartSignal } from './chart-signals.ts';
import { POLICY } from './policy.ts';
import { xmrLimits, type XmrLimits } from './xmr-limits.ts';

/** Part of a series between two recorded events, with limits of its own. */
export interface ChartSegment {
  /** Place of its first period in the series, from 0. */
  readonly from: number;
  /** Place after its last period. */
  readonly to: number;
  /**
   * STABLE: limits are frozen at its baseline. TOO_SHORT: fewer than 12 periods yet. NO_STABLE_BASELINE: its first
   * periods signal themselves, so that there is no "usual" to measure by.
   */
  readonly state: 'STABLE' | 'TOO_SHORT' | 'NO_STABLE_BASELINE';
  /** How many of its first periods the limits are made of; 0 unless STABLE. */
  readonly baseline: number;
  readonly limits: XmrLimits | null;
  /** Signals of each period of the segment, in order; none unless STABLE. */
  readonly signals: readonly (readonly ChartSignal[])[];
}

/**
 * Control chart of a series: limits that are frozen, and anew only where something was recorded to have changed.
 *
 *     limits x̄ ± 3·m̄R/1.128 of the baseline, see `xmrLimits`
 *
 * The baseline of a segment is the shortest of its first 12 to 24 periods that does not signal itself by the rules of
 * `chartSignals` with its own XmR limits. Once there, it stays: later periods never move it. If even 24 periods signal,
 * or fewer are there and all signal, the segment has no stable baseline and shows no limits. A new segment begins at
 * each recorded event (instrument version, improvement); nothing else re-bases a chart, a signal least of all.
 *
 * Use for the series of a mean or the index, on its fixed-mix score. For shares: `shareControlChart`, whose limits follow
 * the n of each period. With fewer than twelve periods there is no chart, and no arrow either.
 *
 * @param values one a period, in order of time, finite
 * @param events places in the series at which a recorded event took effect; in any order, duplicates allowed
 * @returns segments in order, together the whole series; none for an empty series
 * @throws RangeError when a value is no number or an event lies outside the series
 * @see METHODOLOGY §2.7; verification case 20. Decision: docs/methods/notation.md, "Baseline of a chart"
 */
export function controlChart(values: readonly number[], events: readonly number[] = []): ChartSegment[] {
  if (!values.every(Number.isFinite)) throw new RangeError('a value is not a number');
  for (const event of events) {
    if (!Number.isInteger(event) || event < 0 || event >= values.length) {
      throw new RangeError(`an event outside the series of ${values.length}: ${event}`);
    }
  }
  if (values.length === 0) return [];
  const starts = [...new Set([0, ...events])].sort((a, b) => a - b);
  return starts.map((from, i) => segmentOf(values, from, starts[i + 1] ?? values.length));
}

function segmentOf(all: readonly number[], from: number, to: number): ChartSegment {
  const values = all.slice(from, to);
  const none = values.map(() => []);
  if (values.length < POLICY.baselineAtLeast) {
    return { from, to, state: 'TOO_SHORT', baseline: 0, limits: null, signals: none };
  }
  const longest = Math.min(POLICY.baselineAtMost, values.length);
  for (let baseline = POLICY.baselineAtLeast; baseline <= longest; baseline++) {
    const limits = xmrLimits(values.slice(0, baseline));
    // Twelve periods at least: limits are there.
    if (!limits.estimable) break;
    const signals = chartSignals(
      values.map((value) => ({ value, low: limits.low, high: limits.high })),
      limits.centre,
    );
    const isStable = signals.slice(0, baseline).every((found) => found.length === 0);
    if (isStable) return { from, to, state: 'STABLE', baseline, limits, signals };
  }
  return { from, to, state: 'NO_STABLE_BASELINE', baseline: 0, limits: null, signals: none };
}
