import type { ScoreCell } from './score-cell.ts';

/**
 * Several cells as one: n and mean add up, Σ(y − ȳ)² grows by what the means differ.
 *
 *     n = Σ n_h      ȳ = Σ n_h ȳ_h / n      squares = Σ squares_h + Σ n_h (ȳ_h − ȳ)²
 *
 * Use to add up cells on one scale. Answers to several MAJOR versions are brought to one scale first: `linkCell`.
 *
 * @param cells in any order; those without answers add nothing
 * @returns n = 0 without answers
 * @see METHODOLOGY §2.0
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
