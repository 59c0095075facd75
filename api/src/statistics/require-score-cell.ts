import type { ScoreCell } from './score-cell.ts';

/**
 * Stops a computation on cells that cannot be.
 *
 * Use before cells are moved to a mix, fitted or linked. Of tallies: `requireCounts`.
 *
 * @param cell n ≥ 0, a finite mean, squares ≥ 0
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.0
 */
export function requireScoreCell({ n, mean, squares }: ScoreCell): void {
  const isPossible = n >= 0 && n < Infinity && Number.isFinite(mean) && squares >= 0 && squares < Infinity;
  if (!isPossible) throw new RangeError(`not a cell of answers: n=${n} mean=${mean} squares=${squares}`);
}
