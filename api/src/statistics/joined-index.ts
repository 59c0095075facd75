import type { NotEstimable } from './estimate.ts';
import type { IndexInput } from './index-estimate.ts';
import { crossProducts } from './cross-products.ts';
import { INDEX_ITEMS, INDEX_PAIR_ITEMS } from './index-items.ts';
import { type Joined, joinedFigure } from './joined-figure.ts';
import { linkCell } from './link-cell.ts';
import { linkErrorVariance } from './link-error-variance.ts';
import { POLICY } from './policy.ts';
import type { ScaleLink } from './scale-link.ts';
import { scoreCell } from './score-cell.ts';

type IndexItem = (typeof INDEX_ITEMS)[number];

/** Answers to the items of the index in one MAJOR version. */
export interface IndexPart extends IndexInput {
  /** How they come to the scale of the newest version; null for answers to that one, or an item nobody answered. */
  readonly links: Readonly<Record<IndexItem, ScaleLink | null>>;
}

/**
 * The index over answers to several versions, on the scale of the newest.
 *
 *     CSI = Σ w_i ȳ_i,  ȳ_i over all versions as in `joinedMean`
 *     V = Σ_i Σ_k (w_i/n_i)(w_k/n_k) Σ_v S_ik,v/(a_iv a_kv) + (Σ_i w_i √(Σ_v (n_iv/n_i)² V_link,iv(ȳ′_iv)))²
 *
 * S_ik,v is that of the answers to one version about its own means, a the slope of its link. The links of three items
 * come from the same people, but how their errors go together is not kept: they are taken to go fully together, which
 * is the largest their error can be. Of one version without links it is `indexEstimate`.
 *
 * Not estimable: as `indexEstimate`.
 *
 * Use for the index of a period or a unit with answers to several linked MAJOR versions. Versions that nothing links
 * stay apart, each with its `indexEstimate`.
 *
 * @param parts one a version: histograms and pairs in its own values, and the links of its items
 * @throws RangeError when counts, sums or links cannot be
 * @see METHODOLOGY §1.6, §1.8, §2.3
 */
export function joinedIndex(parts: readonly IndexPart[]): Joined | NotEstimable {
  const versions = parts.map((part) => ({
    part,
    items: {
      SAT: scoreCell(part.SAT),
      EASE: scoreCell(part.EASE),
      TIME: scoreCell(part.TIME),
    },
  }));
  const answers = (item: IndexItem) => versions.reduce((sum, { items }) => sum + items[item].n, 0);
  const numbers = { SAT: answers('SAT'), EASE: answers('EASE'), TIME: answers('TIME') };
  const n = Math.min(numbers.SAT, numbers.EASE, numbers.TIME);
  if (n < POLICY.minimumToPublish) {
    const isEmpty = INDEX_ITEMS.every((item) => numbers[item] === 0);
    return { estimable: false, reason: isEmpty ? 'NO_DATA' : 'INDEX_INCOMPLETE', n };
  }

  const whole = INDEX_ITEMS.reduce((sum, item) => sum + POLICY.indexWeights[item], 0);
  const weightOf = (item: IndexItem) => POLICY.indexWeights[item] / numbers[item];
  let weightedMeans = 0;
  let ownProducts = 0;
  let crossed = 0;
  const linkVariances = { SAT: 0, EASE: 0, TIME: 0 };
  for (const { part, items } of versions) {
    const slopeOf = (item: IndexItem) => part.links[item]?.slope ?? 1;
    for (const item of INDEX_ITEMS) {
      const link = part.links[item];
      const cell = link ? linkCell(items[item], link) : items[item];
      weightedMeans += weightOf(item) * cell.n * cell.mean;
      ownProducts += weightOf(item) ** 2 * cell.squares;
      if (link) linkVariances[item] += (cell.n / numbers[item]) ** 2 * linkErrorVariance(link, cell.mean);
    }
    for (const [pair, first, second] of INDEX_PAIR_ITEMS) {
      const products = crossProducts(part.pairs[pair], items[first], items[second]);
      crossed += (2 * weightOf(first) * weightOf(second) * products) / (slopeOf(first) * slopeOf(second));
    }
  }
  const products = ownProducts + crossed;
  // As in `indexEstimate`: what cancels but for the last digits is 0.
  const variance = products > 1e-12 * ownProducts ? products / whole ** 2 : 0;
  const linkDeviation = INDEX_ITEMS.reduce(
    (sum, item) => sum + (POLICY.indexWeights[item] / whole) * Math.sqrt(linkVariances[item]),
    0,
  );
  return joinedFigure({
    n,
    rawValue: weightedMeans / whole,
    variance,
    linkVariance: linkDeviation ** 2,
    samplingDegrees: n - 1,
  });
}
