import type { Interval, NotEstimable } from './estimate.ts';
import { normalQuantile } from './normal-quantile.ts';
import { POLICY } from './policy.ts';
import { requireCounts } from './require-counts.ts';

/** A quantile of values that were kept in bins, in their unit. */
export interface QuantileEstimate {
  readonly estimable: true;
  readonly value: number;
  /** Null where the upper end lies above the last bound. */
  readonly interval: Interval | null;
  readonly n: number;
}

/** Values in bins. */
export interface BinnedValues {
  /** Upper ends of the bins, ascending, each included in its bin; the first bin begins at 0. */
  readonly bounds: readonly number[];
  /** Values in each bin, and at the end those above the last bound: one more than there are bounds. */
  readonly counts: readonly number[];
  /** Values are whole numbers and every bin ends with one: the quantile is then the upper end of its bin. */
  readonly isDiscrete: boolean;
}

/**
 * Quantile of order p from bins, with the interval between two order statistics.
 *
 *     rank r = n·p      x(r) = lower end + width · (r − values below)/(values in the bin)
 *     limits x(r₁), x(r₂) with r₁,₂ = n·p ∓ z·√(n·p(1−p)), cut at 0 and n
 *
 * The number of values below the true quantile is binomial (n, p), so that the ranks, and with them the limits, hold
 * whatever the distribution; the normal approximation of the binomial is used. Within a bin values are taken as evenly
 * spread: the error is less than the width of the bin; of whole numbers with a bin each there is none.
 *
 * Use for the p90 of a norm, whose durations are kept in bins. Of a list of numbers: `quantileOf`. Not for ratings,
 * whose five classes have a mean: `meanEstimate`.
 *
 * @param values bins in the unit of the values, and how many values are in each
 * @param p order of the quantile, 0 < p < 1
 * @returns NO_DATA without values; ABOVE_BINS when the quantile itself lies above the last bound
 * @throws RangeError when counts are not counts, bounds do not ascend, their numbers do not fit, or p is not within 0–1
 * @see METHODOLOGY §1.7; David & Nagaraja (2003) Order Statistics, 3rd ed., §7.1. Symbols: docs/methods/notation.md
 */
export function quantileEstimate(values: BinnedValues, p: number): QuantileEstimate | NotEstimable {
  const { bounds, counts } = values;
  if (!(p > 0 && p < 1)) throw new RangeError(`not an order of a quantile: ${p}`);
  requireCounts(counts, bounds.length + 1);
  if (bounds.some((bound, index) => !(bound >= (index === 0 ? 0 : bounds[index - 1]!))))
    throw new RangeError('bounds must ascend from 0');
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  const value = valueAt(values, n * p);
  if (value === null) return { estimable: false, reason: 'ABOVE_BINS', n };
  const reach = normalQuantile((1 + POLICY.confidence) / 2) * Math.sqrt(n * p * (1 - p));
  const low = valueAt(values, Math.max(0, n * p - reach));
  const high = valueAt(values, Math.min(n, n * p + reach));
  return { estimable: true, value, interval: low === null || high === null ? null : { low, high }, n };
}

/** The value of a rank; null above the last bound. */
function valueAt({ bounds, counts, isDiscrete }: BinnedValues, rank: number): number | null {
  let below = 0;
  for (const [bin, bound] of bounds.entries()) {
    const count = counts[bin]!;
    if (count > 0 && below + count >= rank) {
      if (isDiscrete) return bound;
      const from = bin === 0 ? 0 : bounds[bin - 1]!;
      return from + ((bound - from) * (rank - below)) / count;
    }
    below += count;
  }
  return null;
}
