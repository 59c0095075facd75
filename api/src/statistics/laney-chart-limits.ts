import { binomialSigma } from './binomial-sigma.ts';
import { CHART_CONSTANTS } from './chart-constants.ts';
import type { NotEstimable } from './estimate.ts';
import { meanMovingRangeOf } from './mean-moving-range-of.ts';
import { type PeriodShare, requireBaseline } from './require-baseline.ts';
import { shareCentre } from './share-centre.ts';
import { type ShareChart, shareChart } from './share-chart.ts';

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
  const centre = shareCentre(periods, baseline);
  if (centre === 0 || centre === 1) return shareChart(periods, centre, 1);
  const z = periods.slice(0, baseline).map(({ successes, n }) => (successes / n - centre) / binomialSigma(centre, n));
  return shareChart(periods, centre, meanMovingRangeOf(z) / CHART_CONSTANTS.d2);
}
