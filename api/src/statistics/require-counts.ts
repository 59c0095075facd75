/**
 * Stops a computation on counts that cannot be counts.
 *
 * Use before figures are made of a tally. Cells that were merged or moved, whose sums are no counts:
 * `requireScoreCell`.
 *
 * @param counts numbers of answers, one a value of the scale
 * @param length how many values the scale has
 * @throws RangeError when there are more or fewer values, or one is negative, broken or no number: the tally is
 *   damaged, and a figure made of it would be wrong without anybody noticing
 * @see METHODOLOGY §2.0
 */
export function requireCounts(counts: readonly number[], length: number): void {
  if (counts.length !== length) throw new RangeError(`expected ${length} counts, got ${counts.length}`);
  for (const count of counts) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count of answers: ${count}`);
  }
}
