/**
 * Adjusted p-values of a family of comparisons (Benjamini–Hochberg): reject those that are ≤ q, and of the rejected
 * at most the share q is expected to be wrong.
 *
 *     p̃_(i) = min over j ≥ i of  p_(j)·m/j,  at most 1        p_(1) ≤ … ≤ p_(m)
 *
 * Use for all comparisons of one item, one period and one page. Comparisons that may not be made at all are no part
 * of the family: leave them out.
 *
 * @param pValues p-values of the m comparisons, each 0–1, in any order
 * @returns the adjusted p-values in the order of the input, each 0–1 and no smaller than the p-value itself
 * @throws RangeError when one is no p-value
 * @see METHODOLOGY §2.5; Benjamini & Hochberg (1995) JRSS B 57:289; verification case 13. Symbols: docs/methods/notation.md
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`not a p-value between 0 and 1: ${p}`);
  const size = pValues.length;
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = pValues.map(() => 1);
  let smallest = 1;
  for (const [fromLargest, i] of order.entries()) {
    const rank = size - fromLargest;
    // m/j first: at j = m it is exactly 1, so that nothing gets smaller than it was.
    smallest = Math.min(smallest, pValues[i]! * (size / rank));
    adjusted[i] = smallest;
  }
  return adjusted;
}
