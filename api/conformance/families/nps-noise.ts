import { testDifference } from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';

interface Row {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * The net promoter score with its error: promoters minus detractors in percent, se = 100·√((p_P + p_D − (p_P − p_D)²)/n).
 * The platform does not ask the question; this shows how noisy its score is.
 */
export const npsNoise: Family = ({ rows }: { rows: Row[] }) => ({
  rows: rows.map(({ promoters, passives, detractors }) => {
    const n = promoters + passives + detractors;
    const [up, down] = [promoters / n, detractors / n];
    const variance = (1e4 * (up + down - (up - down) ** 2)) / n;
    const { difference, standardError, interval } = testDifference(
      (100 * (promoters - detractors)) / n,
      Math.max(0, variance),
      Infinity,
    );
    return { nps: difference, se: standardError, lower: interval.low, upper: interval.high };
  }),
});
