import { normalTail, scoreInterval } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';

/** The score interval of a proportion for a given z, and beside it Agresti and Coull's, which the product does not use. */
export const wilsonInterval: Family = ({ z, rows }) => ({
  rows: rows.map(({ k, n }: Json) => {
    const confidence = 1 - 2 * normalTail(z);
    const share = { share: k / n, variance: 0, floor: n, degreesOfFreedom: Infinity, confidence };
    const { low, high } = scoreInterval(share);
    return {
      k,
      n,
      lower: low,
      upper: high,
      published_lower: toFourDecimals(low),
      published_upper: toFourDecimals(high),
      agresti_coull: agrestiCoull(k, n, z),
    };
  }),
});

const toFourDecimals = (value: number): number => Math.round(value * 1e4) / 1e4;

/** p̃ ± z√(p̃(1 − p̃)/ñ) with ñ = n + z² and p̃ = (k + z²/2)/ñ. */
function agrestiCoull(k: number, n: number, z: number): [number, number] {
  const trials = n + z * z;
  const share = (k + (z * z) / 2) / trials;
  const half = z * Math.sqrt((share * (1 - share)) / trials);
  return [share - half, share + half];
}
