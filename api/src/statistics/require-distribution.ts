/**
 * Stops a computation on what is no distribution over scores at equal steps.
 *
 * Use before the moments or the ranks of a scale that may have any scores. Of tallies: `requireCounts`.
 *
 * @param scores rising by one step
 * @param counts one a score, ≥ 0, need not be whole
 * @throws RangeError when they are not as many counts as scores, or the scores do not rise by equal steps
 * @see METHODOLOGY §1.8
 */
export function requireDistribution(scores: readonly number[], counts: readonly number[]): void {
  const isCounted = counts.length === scores.length && counts.every((count) => count >= 0 && count < Infinity);
  const step = scores.length > 1 ? scores[1]! - scores[0]! : 1;
  const isEven = scores.every((score, i) => Math.abs(score - scores[0]! - i * step) <= 1e-9 * Math.abs(step));
  if (!isCounted || !(step > 0) || !isEven) throw new RangeError('not a distribution over scores at equal steps');
}
