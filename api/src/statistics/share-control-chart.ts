import { chartSignals, type ChartSignal } from './chart-signals.ts';
import type { ChartSegment } from './control-chart.ts';
import { laneyChartLimits } from './laney-chart-limits.ts';
import type { PeriodShare } from './require-baseline.ts';
import type { ShareLimits } from './share-chart.ts';
import { POLICY } from './policy.ts';

/** Part of a series of shares between two recorded events. */
export interface ShareChartSegment extends Omit<ChartSegment, 'limits'> {
  /** Share of all answers of the baseline, 0–1; null unless STABLE. */
  readonly centre: number | null;
  /** One a period, wider where fewer answered; null unless STABLE. */
  readonly limits: readonly ShareLimits[] | null;
}

/**
 * Control chart of a series of shares by Laney's p′: as `controlChart`, with limits of each period's own.
 *
 *     limits p̄ ± 3·σ_i·σ_z of the baseline, see `laneyChartLimits`
 *
 * The baseline of a segment is the shortest of its first 12 to 24 periods that does not signal itself, and then stays.
 *
 * Use for a series of RESULT or of another share. For a mean or the index: `controlChart`.
 *
 * @param periods one a period, in order of time, each with n > 0
 * @param events places in the series at which a recorded event took effect; in any order, duplicates allowed
 * @returns segments in order, together the whole series; none for an empty series
 * @throws RangeError when counts contradict each other or an event lies outside the series
 * @see METHODOLOGY §2.7; Laney (2002) Qual. Eng. 14:531. Decision: docs/methods/notation.md, "Baseline of a chart"
 */
export function shareControlChart(
  periods: readonly PeriodShare[],
  events: readonly number[] = [],
): ShareChartSegment[] {
  for (const event of events) {
    if (!Number.isInteger(event) || event < 0 || event >= periods.length) {
      throw new RangeError(`an event outside the series of ${periods.length}: ${event}`);
    }
  }
  if (periods.length === 0) return [];
  const starts = [...new Set([0, ...events])].sort((a, b) => a - b);
  return starts.map((from, i) => segmentOf(periods, from, starts[i + 1] ?? periods.length));
}

function segmentOf(all: readonly PeriodShare[], from: number, to: number): ShareChartSegment {
  const periods = all.slice(from, to);
  const nothing = { from, to, baseline: 0, centre: null, limits: null, signals: periods.map((): ChartSignal[] => []) };
  if (periods.length < POLICY.baselineAtLeast) return { ...nothing, state: 'TOO_SHORT' };
  const longest = Math.min(POLICY.baselineAtMost, periods.length);
  for (let baseline = POLICY.baselineAtLeast; baseline <= longest; baseline++) {
    const chart = laneyChartLimits(periods, baseline);
    // Twelve periods at least: limits are there.
    if (!chart.estimable) break;
    const { centre, limits } = chart;
    const signals = chartSignals(
      periods.map(({ successes, n }, i) => ({
        value: onGrid(successes / n),
        low: onGrid(limits[i]!.low),
        high: onGrid(limits[i]!.high),
      })),
      onGrid(centre),
    );
    const isStable = signals.slice(0, baseline).every((found) => found.length === 0);
    if (isStable) return { from, to, state: 'STABLE', baseline, centre, limits, signals };
  }
  return { ...nothing, state: 'NO_STABLE_BASELINE' };
}

/** Shares that are all alike differ by their last digit from their mean, and then limits are no wider than that. */
const onGrid = (share: number): number => Math.round(share * 1e12) / 1e12;
