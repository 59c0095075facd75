import { binomialCdf, binomialPmf, binomialQuantile } from './binomial.ts';
import { normalQuantile } from './normal-quantile.ts';
import { POLICY } from './policy.ts';

/** Where chance alone would leave 95 % and 99.8 % of units, in the unit of their figure. */
export interface FunnelLimits {
  readonly low998: number;
  readonly low95: number;
  readonly high95: number;
  readonly high998: number;
}

/** Where a unit lies in its funnel. Outside 99.8 % it is worth a look, which does not make it bad. */
export type FunnelPosition = 'BELOW_998' | 'BELOW_95' | 'WITHIN' | 'ABOVE_95' | 'ABOVE_998';

/**
 * One limit of a funnel for shares: exact binomial, interpolated between the two shares it lies between.
 *
 *     r = smallest count with F(r) ≥ a        α = (F(r) − a)/f(r)        limit = (r − α)/n
 *
 * @param target share θ₀ of the comparison group, 0–1
 * @param n answers of the unit, a whole number > 0
 * @param tail probability a below the limit, 0 < a < 1
 * @returns the limit, a share from 0 to 1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; Spiegelhalter (2005) Stat. Med. 24:1185, A.1.1; verification case 14
 */
export function binomialFunnelLimit(target: number, n: number, tail: number): number {
  if (!Number.isSafeInteger(n) || n <= 0) throw new RangeError(`not a number of answers: ${n}`);
  if (!(target >= 0 && target <= 1)) throw new RangeError(`not a share between 0 and 1: ${target}`);
  if (!(tail > 0 && tail < 1)) throw new RangeError(`not a probability between 0 and 1: ${tail}`);
  if (target === 0 || target === 1) return target;

  let count = binomialQuantile(tail, n, target);
  let cumulated = binomialCdf(count, n, target);
  // Where a step hits the tail to the last digit the quantile may be one off: the definition decides.
  while (cumulated < tail && count < n) cumulated = binomialCdf(++count, n, target);
  for (let below; count > 0 && (below = binomialCdf(count - 1, n, target)) >= tail; count--) cumulated = below;
  const step = binomialPmf(count, n, target);
  const excess = step > 0 ? Math.min(1, Math.max(0, (cumulated - tail) / step)) : 0;
  return Math.min(1, Math.max(0, (count - excess) / n));
}

/**
 * The limits of a funnel for shares (RESULT, top-2, norms).
 *
 * Plot them against n beside θ₀; where units spread more than chance, take `meanFunnelLimits` with τ² instead, as
 * with thousands of answers everything lies outside.
 *
 * @throws RangeError as `binomialFunnelLimit`
 * @see METHODOLOGY §2.6
 */
export function binomialFunnelLimits(target: number, n: number): FunnelLimits {
  return eachTail((tail) => binomialFunnelLimit(target, n, tail));
}

/**
 * The limits of a funnel for means, or for any figure whose variance is known.
 *
 *     θ₀ ± z·√(V + τ²)        V = σ²_w/n
 *
 * @param target θ₀, the mean of the comparison group, in any unit
 * @param variance V of the figure of a unit of that size, in the squared unit, ≥ 0
 * @param between τ², what units differ by beyond chance, see `overDispersion`; 0 when left out
 * @throws RangeError when a number is none, or a variance is below 0
 * @see METHODOLOGY §2.6; Spiegelhalter (2005) Stat. Med. 24:1185
 */
export function meanFunnelLimits(target: number, variance: number, between = 0): FunnelLimits {
  if (!Number.isFinite(target)) throw new RangeError(`not a value: ${target}`);
  for (const given of [variance, between]) {
    if (!(given >= 0 && given < Infinity)) throw new RangeError(`not a variance: ${given}`);
  }
  const spread = Math.sqrt(variance + between);
  return eachTail((tail) => target + normalQuantile(tail) * spread);
}

/** Where a figure lies between its limits; on a limit it is still within. */
export function funnelPosition(value: number, limits: FunnelLimits): FunnelPosition {
  if (!Number.isFinite(value)) throw new RangeError(`not a value: ${value}`);
  if (value < limits.low998) return 'BELOW_998';
  if (value < limits.low95) return 'BELOW_95';
  if (value > limits.high998) return 'ABOVE_998';
  return value > limits.high95 ? 'ABOVE_95' : 'WITHIN';
}

const eachTail = (limitAt: (tail: number) => number): FunnelLimits => ({
  low998: limitAt(POLICY.funnelOuterTail),
  low95: limitAt(POLICY.funnelTail),
  high95: limitAt(1 - POLICY.funnelTail),
  high998: limitAt(1 - POLICY.funnelOuterTail),
});
