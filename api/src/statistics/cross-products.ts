import type { ScoreCell } from './score-cell.ts';

/** All answers to an item of a pair: how many, and their mean in points. */
type ItemMean = Pick<ScoreCell, 'n' | 'mean'>;

/** Sums over the ratings that answered both items a and b, in values 1–5 (not scores). */
export interface PairSums {
  /** Ratings with both answers, n_ab. */
  readonly n: number;
  /** Σa over these ratings. */
  readonly sumA: number;
  /** Σb over these ratings. */
  readonly sumB: number;
  /** Σab over these ratings. */
  readonly sumAB: number;
}

/**
 * Cross products of two items about the means of all their answers, from sums in values 1–5.
 *
 *     S_ab = 625·(Σab − v̄_b Σa − v̄_a Σb + n_ab v̄_a v̄_b)      v̄ = ȳ/25 + 1
 *
 * A score is 25(v − 1), so that a deviation in score is 25 times one in values.
 *
 * Use for how the items of the index go together (`indexEstimate`, `joinedIndex`). For drivers, whose pairs are taken
 * about means of their own: `driverCorrelations`.
 *
 * @param sums over the ratings that answered both
 * @param a all answers to the item that is named first
 * @param b all answers to the other one
 * @returns points²
 * @throws RangeError when sums and counts contradict each other
 * @see METHODOLOGY §1.6, §2.3
 */
export function crossProducts({ n, sumA, sumB, sumAB }: PairSums, a: ItemMean, b: ItemMean): number {
  const isPossible =
    isCount(n) && n <= a.n && n <= b.n && isCount(sumA) && isCount(sumB) && isCount(sumAB) &&
    sumA >= n && sumA <= 5 * n && sumB >= n && sumB <= 5 * n && sumAB >= n && sumAB <= 25 * n; // prettier-ignore
  if (!isPossible)
    throw new RangeError(`pair sums contradict the histograms: n=${n} Σa=${sumA} Σb=${sumB} Σab=${sumAB}`);
  const meanA = a.mean / 25 + 1;
  const meanB = b.mean / 25 + 1;
  return 625 * (sumAB - meanB * sumA - meanA * sumB + n * meanA * meanB);
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
