import { summariseHistogram } from './summarise-histogram.ts';

/** What is known of the answers of a cell of a rollup: exact, whatever cells they were added up from. */
export interface ScoreCell {
  /** Answers, ≥ 0. Cells without any are as good as absent. */
  readonly n: number;
  /** Their mean, in points. */
  readonly mean: number;
  /** Σ(y − ȳ)² over them, points². */
  readonly squares: number;
}

/**
 * The cell of five counts, in points of the 0–100 scale.
 *
 *     n = Σc      ȳ = Σ c_v·25(v − 1)/n      squares = Σ(y − ȳ)²
 *
 * Use where answers are merged, weighted or fitted. Where their own variance is asked for: `summariseHistogram`, which
 * tells no spread from none known.
 *
 * @param counts n1 … n5: answers 1 (worst) to 5 (best); all 0 gives n = 0
 * @throws RangeError when they are not five counts
 * @see METHODOLOGY §2.0
 */
export function scoreCell(counts: readonly number[]): ScoreCell {
  const { n, mean, variance } = summariseHistogram(counts);
  return { n, mean: mean ?? 0, squares: (variance ?? 0) * Math.max(0, n - 1) };
}
