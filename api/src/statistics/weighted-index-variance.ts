import { INDEX_ITEMS, INDEX_PAIR_ITEMS } from './index-items.ts';
import { POLICY } from './policy.ts';

type IndexItem = (typeof INDEX_ITEMS)[number];
type IndexPair = (typeof INDEX_PAIR_ITEMS)[number][0];

/** What is known of an item of the index whose answers are weighted. */
export interface WeightedIndexItem {
  /** V_i of the weighted mean, points², ≥ 0: that of its own interval, smoothed and with deff. */
  readonly variance: number;
  /** C_ii, points², ≥ 0. */
  readonly squares: number;
}

/**
 * Variance of an index whose items are weighted: those of its items, which go together as the pairs of the strata say.
 *
 *     V = Σ_i Σ_k w_i w_k r_ik √(V_i V_k)      w = 1/3      r_ik = C_ik/√(C_ii C_kk), r_ii = 1
 *     C_ik = Σ_h (W_ih/n_ih)(W_kh/n_kh) S_ik,h
 *     S_ii,h = Σ(y_i − ȳ_ih)² over the answers of stratum h to i
 *     S_ik,h = Σ(y_i − ȳ_ih)(y_k − ȳ_kh) over its ratings that answered both
 *
 * C_ik is the covariance of two weighted means, linearised: Σ over ratings of products of (W_h/n_h)(y − ȳ_h), with 0 for
 * a missing answer. So Σ w_i w_k C_ik = Σ_ratings (Σ_i w_i (W_ih/n_ih)(y_i − ȳ_ih))², which cannot be negative, and no
 * |r| is above 1. Where V_i = C_ii, V is that sum; the product's V_i have divisor n − 1, and thin strata borrow five
 * answers' worth of the spread of all (`directStandardisation`). r is of all strata together and borrows nothing. An
 * item without any spread goes with none.
 *
 * Use for the index whose items were weighted or moved to a mix. Where all answers count alike: `indexEstimate`,
 * `joinedIndex`.
 *
 * @param items what is known of each item of the index
 * @param crossed C_ik of each pair, points²
 * @returns points²
 * @see METHODOLOGY §2.2, §2.3
 */
export function weightedIndexVariance(
  items: Readonly<Record<IndexItem, WeightedIndexItem>>,
  crossed: Readonly<Record<IndexPair, number>>,
): number {
  let weights = 0;
  let own = 0;
  let together = 0;
  for (const item of INDEX_ITEMS) {
    weights += POLICY.indexWeights[item];
    own += POLICY.indexWeights[item] ** 2 * items[item].variance;
  }
  for (const [pair, first, second] of INDEX_PAIR_ITEMS) {
    const [a, b] = [items[first], items[second]];
    const factor = POLICY.indexWeights[first] * POLICY.indexWeights[second];
    together += 2 * factor * correlation(crossed[pair], a.squares, b.squares) * Math.sqrt(a.variance * b.variance);
  }
  // As in `indexEstimate`: items that make up for one another cancel but for the last digits.
  const variance = own + together;
  return variance > 1e-12 * own ? variance / weights ** 2 : 0;
}

const correlation = (crossed: number, a: number, b: number): number =>
  a > 0 && b > 0 ? Math.max(-1, Math.min(1, crossed / Math.sqrt(a * b))) : 0;
