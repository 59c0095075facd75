import { type NotEstimable, testDifference, type TestedDifference } from '../../src/statistics/index.ts';

/** Answers to "would you recommend", in the three classes of the score. */
export interface Promoters {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * The net promoter score with its error.
 *
 *     NPS = 100·(p_P − p_D)      V = 100²·(p_P + p_D − (p_P − p_D)²)/n
 *
 * Use where another publishes it. The platform does not ask the question; a share is `shareEstimate`.
 *
 * @param answers counts of the three classes, ≥ 0
 * @returns points from −100 to 100; not estimable (NO_DATA) without answers
 * @throws RangeError when a number is no count
 * @see Rocks (2016) Am. Stat. 70:365; verification case 19
 */
export function netPromoterScore({
  promoters,
  passives,
  detractors,
}: Promoters): (TestedDifference & { readonly estimable: true }) | NotEstimable {
  for (const count of [promoters, passives, detractors]) {
    if (!(count >= 0 && count < Infinity)) throw new RangeError(`not a count: ${count}`);
  }
  const n = promoters + passives + detractors;
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  const [up, down] = [promoters / n, detractors / n];
  const variance = (1e4 * (up + down - (up - down) ** 2)) / n;
  return {
    estimable: true,
    ...testDifference((100 * (promoters - detractors)) / n, Math.max(0, variance), Infinity),
  };
}
