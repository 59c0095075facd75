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
 * The cell of five counts: n, ȳ and Σ(y − ȳ)², in points of the 0–100 scale.
 *
 * @param counts n1 … n5: answers 1 (worst) to 5 (best); all 0 gives n = 0
 * @throws RangeError when they are not five counts
 * @see METHODOLOGY §2.0
 */
export function scoreCell(counts: readonly number[]): ScoreCell {
  const { n, mean, variance } = summariseHistogram(counts);
  return { n, mean: mean ?? 0, squares: (variance ?? 0) * Math.max(0, n - 1) };
}

/**
 * Several cells as one: n and mean add up, Σ(y − ȳ)² grows by what the means differ.
 *
 *     squares = Σ squares_h + Σ n_h (ȳ_h − ȳ)²
 */
export function mergeScoreCells(cells: readonly ScoreCell[]): ScoreCell {
  let n = 0;
  let sum = 0;
  for (const cell of cells) {
    n += cell.n;
    sum += cell.n * cell.mean;
  }
  if (n === 0) return { n, mean: 0, squares: 0 };
  const mean = sum / n;
  let squares = 0;
  for (const cell of cells) squares += cell.squares + cell.n * (cell.mean - mean) ** 2;
  return { n, mean, squares };
}

/** Stops a computation on cells that cannot be. @throws RangeError */
export function requireScoreCell({ n, mean, squares }: ScoreCell): void {
  const isPossible = n >= 0 && n < Infinity && Number.isFinite(mean) && squares >= 0 && squares < Infinity;
  if (!isPossible) throw new RangeError(`not a cell of answers: n=${n} mean=${mean} squares=${squares}`);
}
