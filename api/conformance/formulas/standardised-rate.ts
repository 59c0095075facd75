import { chiSquareQuantile } from '../../src/statistics/index.ts';

/** A rate standardised to a population, with the interval for weighted sums of counts. */
export interface StandardisedRate {
  readonly rate: number;
  readonly variance: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Directly standardised rate of events and its gamma interval.
 *
 *     y = Σ w_h c_h/p_h      v = Σ w_h² c_h/p_h²      w_M = max w_h/p_h
 *     low = v/2y χ²_{2y²/v}(α/2)      high = (v + w_M²)/2(y + w_M) χ²_{2(y + w_M)²/(v + w_M²)}(1 − α/2)
 *
 * Use for events in populations. The platform has answers: `directStandardisation`.
 *
 * @param counts c_h ≥ 0, events by stratum
 * @param populations p_h > 0
 * @param standard weights of the strata, ≥ 0, not all 0; brought to 1
 * @param confidence 1 − α
 * @returns events per head of population, and the variance of that
 * @throws RangeError beyond half a million events (a million degrees of freedom of χ²), and when a count, a population (> 0) or a weight (≥ 0, not all 0) cannot be
 * @see Fay & Feuer (1997) Stat. Med. 16:791; verification case 06
 */
export function standardisedRate(
  counts: readonly number[],
  populations: readonly number[],
  standard: readonly number[],
  confidence = 0.95,
): StandardisedRate {
  const isEach = (values: readonly number[], least: number): boolean =>
    values.length === counts.length && values.every((value) => value >= least && value < Infinity);
  if (!isEach(counts, 0) || !isEach(standard, 0) || !isEach(populations, Number.MIN_VALUE)) {
    throw new RangeError('not counts in populations with weights');
  }
  const whole = standard.reduce((sum, weight) => sum + weight, 0);
  if (!(whole > 0)) throw new RangeError('no weight is above 0');
  let [rate, variance, largest] = [0, 0, 0];
  for (const [h, count] of counts.entries()) {
    const weight = standard[h]! / whole / populations[h]!;
    rate += weight * count;
    variance += weight * weight * count;
    largest = Math.max(largest, weight);
  }
  const alpha = 1 - confidence;
  const [above, spread] = [rate + largest, variance + largest * largest];
  return {
    rate,
    variance,
    low: variance === 0 ? 0 : (variance / (2 * rate)) * chiSquareQuantile(alpha / 2, (2 * rate * rate) / variance),
    high: (spread / (2 * above)) * chiSquareQuantile(1 - alpha / 2, (2 * above * above) / spread),
  };
}
