import type { ScoreCell } from './score-cell.ts';

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

/** Items of the index, and its pairs with the item that is named first. */
export const INDEX_ITEMS = ['SAT', 'EASE', 'TIME'] as const;
export const INDEX_PAIR_ITEMS = [
  ['SAT_EASE', 'SAT', 'EASE'],
  ['SAT_TIME', 'SAT', 'TIME'],
  ['EASE_TIME', 'EASE', 'TIME'],
] as const;

/**
 * S_ab in points², from sums in values 1–5: score = 25(v − 1), so a deviation in score is 25 times one in values.
 *
 * @throws RangeError when sums and counts contradict each other
 */
export function crossProducts({ n, sumA, sumB, sumAB }: PairSums, a: ScoreCell, b: ScoreCell): number {
  const isPossible = [n, sumA, sumB, sumAB].every(Number.isSafeInteger) && n >= 0 && n <= Math.min(a.n, b.n);
  if (!isPossible || [sumA, sumB].some((sum) => sum < n || sum > 5 * n) || sumAB < n || sumAB > 25 * n) {
    throw new RangeError(`pair sums contradict the histograms: n=${n} Σa=${sumA} Σb=${sumB} Σab=${sumAB}`);
  }
  const [meanA, meanB] = [a.mean / 25 + 1, b.mean / 25 + 1];
  return 625 * (sumAB - meanB * sumA - meanA * sumB + n * meanA * meanB);
}
