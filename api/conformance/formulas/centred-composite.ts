import { compositeWeights } from './composite-weights.ts';
import type { NotEstimable } from '../../src/statistics/estimate.ts';
import { POLICY } from '../../src/statistics/policy.ts';

/** An item of a composite. */
export interface CompositeItem {
  /** ȳ_i, the mean of the unit; anything where n is 0. */
  readonly mean: number;
  /** n_i ≥ 0, answers of the unit. */
  readonly n: number;
  /** μ_i, the mean of the item over all units. */
  readonly overallMean: number;
}

/** A composite of items, some of which few have answered. In the unit of the means. */
export interface CentredComposite {
  readonly estimable: true;
  /** w_i, 0–1. */
  readonly weights: readonly number[];
  /** Σ w_i(ȳ_i − μ_i): by how much the unit is above all. */
  readonly deviation: number;
  /** Σ μ_i/I. */
  readonly overallMean: number;
  readonly value: number;
}

/**
 * Composite of items of which some have few answers: those count less, and each is compared with its own mean first,
 * so that a lacking item does not move the composite towards the others.
 *
 *     w_i = min(n_i, K)/Σ min(n, K)      composite = Σ w_i(ȳ_i − μ_i) + Σ μ_i/I
 *
 * With K answers or more of every item it is the plain mean of the items.
 *
 * Use for composites of units with few answers. The product publishes its index from 30 answers of each item on, where
 * this changes nothing: `indexEstimate`.
 *
 * @param items means, answers and means over all units, in one unit
 * @param fullN K, answers from which an item counts in full; the policy's unless said otherwise
 * @returns not estimable (NO_DATA) when no item has answers
 * @throws RangeError when an n is negative or a number is none
 * @see METHODOLOGY §1.6; AHRQ, Instructions for Analyzing Data from CAHPS Surveys (Doc 2015), pp. 39–40;
 *   verification case 10
 */
export function centredComposite(
  items: readonly CompositeItem[],
  fullN = POLICY.compositeFullN,
): CentredComposite | NotEstimable {
  const weighted = compositeWeights(
    items.map(({ n }) => n),
    fullN,
  );
  if (!weighted.estimable) return weighted;
  const { weights } = weighted;
  let [deviation, sum] = [0, 0];
  for (const [i, { mean, overallMean }] of items.entries()) {
    if (!Number.isFinite(overallMean)) throw new RangeError(`not a mean: ${overallMean}`);
    sum += overallMean;
    if (weights[i] === 0) continue;
    if (!Number.isFinite(mean)) throw new RangeError(`not a mean: ${mean}`);
    deviation += weights[i]! * (mean - overallMean);
  }
  const overallMean = sum / items.length;
  return { estimable: true, weights, deviation, overallMean, value: deviation + overallMean };
}
