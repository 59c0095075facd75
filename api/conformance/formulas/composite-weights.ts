import type { NotEstimable } from '../../src/statistics/estimate.ts';
import { POLICY } from '../../src/statistics/policy.ts';

/** Weights of the items of a composite, one an item. */
export interface CompositeWeights {
  readonly estimable: true;
  /** w_i, 0–1, adding up to 1. */
  readonly weights: readonly number[];
}

/**
 * Weights of the items of a composite: those with few answers count less. See `centredComposite`.
 *
 *     w_i = min(n_i, K)/Σ min(n, K)
 *
 * Use within `centredComposite`. The weights of the product's index are fixed by its version.
 *
 * @param n n_i ≥ 0, answers of each item
 * @param fullN K, answers from which an item counts in full; the policy's unless said otherwise
 * @returns not estimable (NO_DATA) when no item has answers
 * @throws RangeError when an n is negative or none
 * @see METHODOLOGY §1.6; verification case 10
 */
export function compositeWeights(n: readonly number[], fullN = POLICY.compositeFullN): CompositeWeights | NotEstimable {
  for (const count of n) if (!(count >= 0)) throw new RangeError(`not a number of answers: ${count}`);
  const counted = n.map((count) => Math.min(count, fullN));
  const whole = counted.reduce((sum, count) => sum + count, 0);
  if (whole === 0) return { estimable: false, reason: 'NO_DATA', n: 0 };
  return { estimable: true, weights: counted.map((count) => count / whole) };
}
