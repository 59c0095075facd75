import { binomialSigma } from './binomial-sigma.ts';
import type { PeriodShare } from './require-baseline.ts';

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
 * A chart of shares from its centre and its spread.
 *
 *     p̄ ± 3·σ_i·σ_z, kept within 0–1      σ_i = `binomialSigma`(p̄, n_i)
 *
 * Use with the σ_z of `laneyChartLimits`. With 1 it is the plain p-chart, too narrow for thousands of answers a month.
 *
 * @param periods in order of time, each with n > 0
 * @param centre p̄, 0–1
 * @param spread σ_z ≥ 0; 1 for the plain p-chart
 * @see METHODOLOGY §2.7; Laney (2002) Qual. Eng. 14:531; verification case 21
 */
export function shareChart(periods: readonly PeriodShare[], centre: number, spread: number): ShareChart {
  const limits = periods.map(({ n }) => {
    const halfWidth = 3 * binomialSigma(centre, n) * spread;
    return { low: Math.max(0, centre - halfWidth), high: Math.min(1, centre + halfWidth) };
  });
  return { estimable: true, centre, spread, limits };
}
