import type { Family } from '../case.ts';
import { netPromoterScore, type Promoters } from '../formulas/net-promoter-score.ts';
import { estimated } from './estimated.ts';

/** The net promoter score of each row with its error: how noisy it is. */
export const npsNoise: Family = ({ rows }: { rows: Promoters[] }) => ({
  rows: rows.map((row) => {
    const { difference, standardError, interval } = estimated(netPromoterScore(row));
    return { nps: difference, se: standardError, lower: interval.low, upper: interval.high };
  }),
});
