/** Variances of one item of the index, points². */
export interface ItemVariances {
  /** Where all answers count alike. */
  readonly plain: number;
  /** Weighted, or moved to a mix. */
  readonly weighted: number;
}

/**
 * Variance of an index whose items are weighted: that of the plain index from item pairs, times the mean factor by which
 * weighting widens the variances of its items.
 *
 *     V = V_plain · Σ_i (V_i,weighted/V_i,plain)/3        a factor is 1 where an item has no spread
 *
 * How weighted items go together is not kept: their correlations are taken to be those of the plain ones.
 *
 * Use for the index whose items were weighted or moved to a mix. Where all answers count alike: `indexEstimate`,
 * `joinedIndex`.
 *
 * @param plainIndex V_plain, points², ≥ 0
 * @param items variances of the items of the index, at least one
 * @returns points²
 * @see METHODOLOGY §2.2, §2.3
 */
export function weightedIndexVariance(plainIndex: number, items: readonly ItemVariances[]): number {
  const factors = items.map(({ plain, weighted }) => (plain > 0 ? weighted / plain : 1));
  return (plainIndex * factors.reduce((sum, factor) => sum + factor, 0)) / factors.length;
}
