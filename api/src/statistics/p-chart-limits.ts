import type { NotEstimable } from './estimate.ts';
import { CHART_CONSTANTS, meanMovingRangeOf } from './xmr-limits.ts';

/** Successes among the answers of one period. */
export interface PeriodShare {
  readonly successes: number;
  readonly n: number;
}

/** Limits of one period of a chart of shares, 0–1. */
export interface ShareLimits {
  readonly low: number;
  readonly high: number;
}

/** A chart of shares: its centre and the limits of each period, all 0–1. */
export interface ShareChart {
  readonly estimable: true;
  /** Share of all successes among all answers of the baseline, p̄. */
  readonly centre: number;
  /** Spread beyond the binomial, σ_z: 1 for a plain p-chart. */
  readonly spread: number;
  /** One a period, baseline and later ones, in their order. */
  readonly limits: readonly ShareLimits[];
}

/**
 * The plain p-chart: limits from the binomial alone.
 *
 *     p̄ = Σk/Σn over the baseline        σ_i = √(p̄(1 − p̄)/n_i)        p̄ ± 3·σ_i, kept within 0–1
 *
 * Use for small counts only. With thousands of answers a month it calls nearly every month a signal: take
 * `laneyChartLimits`.
 *
 * @param periods periods in order of time, each with n > 0
 * @param baseline how many of the first periods the limits are made of; all when left out
 * @returns not estimable (NO_DATA) without a period in the baseline
 * @throws RangeError when counts contradict each other, or the baseline is longer than the series
 * @see METHODOLOGY §2.7; Montgomery, Introduction to Statistical Quality Control, 7.3; verification case 21
 */
export function pChartLimits(periods: readonly PeriodShare[], baseline = periods.length): ShareChart | NotEstimable {
  requireBaseline(periods, baseline);
  if (baseline === 0) return { estimable: false, reason: 'NO_DATA', n: 0 };
  return chartOf(periods, centreOf(periods, baseline), 1);
}

/**
 * Laney's p′-chart: limits of the p-chart, widened by what the shares vary beyond the binomial.
 *
 *     z_i = (p_i − p̄)/σ_i        σ_z = mean|z_i − z_{i−1}|/1.128 over the baseline        p̄ ± 3·σ_i·σ_z, within 0–1
 *
 * Use for every series of shares (RESULT, top-2, norms met). No moving range is left out of σ_z, however large.
 * Where p̄ is 0 or 1 all shares are alike and σ_z is 1.
 *
 * @param periods periods in order of time, each with n > 0
 * @param baseline how many of the first periods the limits are made of; all when left out
 * @returns not estimable without a period in the baseline (NO_DATA) and with one, which has no moving range (TOO_FEW)
 * @throws RangeError when counts contradict each other, or the baseline is longer than the series
 * @see METHODOLOGY §2.7; Laney (2002) Qual. Eng. 14:531; verification case 21
 */
export function laneyChartLimits(
  periods: readonly PeriodShare[],
  baseline = periods.length,
): ShareChart | NotEstimable {
  requireBaseline(periods, baseline);
  if (baseline < 2) return { estimable: false, reason: baseline === 0 ? 'NO_DATA' : 'TOO_FEW', n: baseline };
  const centre = centreOf(periods, baseline);
  const sigma = sigmaAt(centre);
  if (centre === 0 || centre === 1) return chartOf(periods, centre, 1);
  const z = periods.slice(0, baseline).map(({ successes, n }) => (successes / n - centre) / sigma(n));
  return chartOf(periods, centre, meanMovingRangeOf(z) / CHART_CONSTANTS.d2);
}

function requireBaseline(periods: readonly PeriodShare[], baseline: number): void {
  for (const { successes, n } of periods) {
    if (!(successes >= 0 && successes <= n && n > 0 && n < Infinity)) {
      throw new RangeError(`not a share of answers: ${successes} of ${n}`);
    }
  }
  if (!Number.isInteger(baseline) || baseline < 0 || baseline > periods.length) {
    throw new RangeError(`a baseline of ${baseline} among ${periods.length} periods`);
  }
}

function centreOf(periods: readonly PeriodShare[], baseline: number): number {
  const first = periods.slice(0, baseline);
  const all = first.reduce((sum, { n }) => sum + n, 0);
  return first.reduce((sum, { successes }) => sum + successes, 0) / all;
}

const sigmaAt =
  (centre: number) =>
  (n: number): number =>
    Math.sqrt((centre * (1 - centre)) / n);

function chartOf(periods: readonly PeriodShare[], centre: number, spread: number): ShareChart {
  const sigma = sigmaAt(centre);
  const limits = periods.map(({ n }) => {
    const halfWidth = 3 * sigma(n) * spread;
    return { low: Math.max(0, centre - halfWidth), high: Math.min(1, centre + halfWidth) };
  });
  return { estimable: true, centre, spread, limits };
}
