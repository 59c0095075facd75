import { mapped } from './mapped.ts';

/**
 * The American customer satisfaction index of items answered 1–10.
 *
 *     100 Σ w(X − 1)/(9 Σw)
 *
 * Use for its published figures only: weights differ from unit to unit. The product's index weighs its items alike:
 * `indexEstimate`.
 *
 * @param means X, 1–10, one an item
 * @param weights w ≥ 0, one an item, not all 0
 * @returns 0–100
 * @throws RangeError when there is not a weight ≥ 0 a mean, or all are 0
 * @see METHODOLOGY §1.1; verification case 02
 */
export function americanIndex(means: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const isWeighted = weights.length === means.length && weights.every((weight) => weight >= 0);
  if (!isWeighted || !(sum > 0 && sum < Infinity)) throw new RangeError('not weights of the means');
  return mapped(means, 1, 10).reduce((total, mean, i) => total + (mean * weights[i]!) / sum, 0);
}
