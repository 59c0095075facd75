import type { Estimate, NotEstimable } from './estimate.ts';
import { POLICY } from './policy.ts';
import { crossProducts, type PairSums } from './cross-products.ts';
import { INDEX_ITEMS, INDEX_PAIR_ITEMS } from './index-items.ts';
import { scoreCell } from './score-cell.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';
import { scoreInterval } from './score-interval.ts';

/** The three histograms n1 … n5 of the index items, and the sums of their three pairs (a is the item named first). */
export interface IndexInput {
  readonly SAT: readonly number[];
  readonly EASE: readonly number[];
  readonly TIME: readonly number[];
  readonly pairs: Readonly<Record<'SAT_EASE' | 'SAT_TIME' | 'EASE_TIME', PairSums>>;
}

/**
 * The index CSI with its interval, 0–100: mean of the three item means, each over all its own valid answers.
 *
 *     CSI = Σ w_i ȳ_i,  w = 1/3        V = deff · Σ_i Σ_k (w_i/n_i)(w_k/n_k) S_ik
 *     S_ii = Σ(y_i − ȳ_i)² over the answers to i
 *     S_ik = Σ(y_i − ȳ_i)(y_k − ȳ_k) over the ratings that answered both
 *
 * ȳ_i in S_ik is the mean of all answers to i, not of the pairs only: then V = Σ_ratings (Σ_i w_i(y_i − ȳ_i)/n_i)²
 * with 0 for a missing answer, which cannot be negative. That is the form of the CAHPS macro (divisor n², not
 * n(n − 1); at the n ≥ 30 the index needs, V differs by at most a thirtieth).
 * Interval: `scoreInterval` with n₀ = min n_i and df = min n_i − 1, the item known worst.
 *
 * Not estimable when an item has fewer answers than the policy's 30 (INDEX_INCOMPLETE; NO_DATA when none has any):
 * then only SAT is published.
 *
 * Use for the index of answers to one MAJOR version; of several that are linked: `joinedIndex`. The variance of an
 * index of weighted items is `weightedIndexVariance`.
 *
 * @param input histograms of the three items, and the sums of their pairs in values 1–5
 * @throws RangeError when counts or sums contradict each other
 * @see METHODOLOGY §1.6, §2.0, §2.3; AHRQ, Instructions for Analyzing Data from CAHPS Surveys (Doc 2015), composites
 */
export function indexEstimate(input: IndexInput): Estimate | NotEstimable {
  const items = { SAT: scoreCell(input.SAT), EASE: scoreCell(input.EASE), TIME: scoreCell(input.TIME) };
  const n = Math.min(items.SAT.n, items.EASE.n, items.TIME.n);
  if (n < POLICY.minimumToPublish) {
    const isEmpty = INDEX_ITEMS.every((item) => items[item].n === 0);
    return { estimable: false, reason: isEmpty ? 'NO_DATA' : 'INDEX_INCOMPLETE', n };
  }

  let weights = 0;
  let weightedMeans = 0;
  let ownProducts = 0;
  let crossed = 0;
  for (const item of INDEX_ITEMS) {
    const { n: n_i, mean, squares } = items[item];
    const weight = POLICY.indexWeights[item];
    weights += weight;
    weightedMeans += weight * mean;
    ownProducts += (weight / n_i) ** 2 * squares;
  }
  for (const [pair, first, second] of INDEX_PAIR_ITEMS) {
    const [a, b] = [items[first], items[second]];
    const factor = (POLICY.indexWeights[first] / a.n) * (POLICY.indexWeights[second] / b.n);
    crossed += 2 * factor * crossProducts(input.pairs[pair], a, b);
  }

  // Divided last: thirds do not add up to 1.
  const value = weightedMeans / weights;
  // Items that make up for one another in every rating cancel but for the last digits: that is 0, not near-certainty.
  const products = ownProducts + crossed;
  const variance = products > 1e-12 * ownProducts ? products / weights ** 2 : 0;
  const { low, high, effectiveN } = scoreInterval({
    share: value / 100,
    variance: repeatRaterVariance(variance) / 1e4,
    floor: n,
    degreesOfFreedom: n - 1,
  });
  return { estimable: true, value, interval: { low: 100 * low, high: 100 * high }, n, effectiveN };
}
