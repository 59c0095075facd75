import { binomialCdf } from './binomial-cdf.ts';
import { binomialPmf } from './binomial-pmf.ts';
import { binomialQuantile } from './binomial-quantile.ts';

/**
 * One limit of a funnel for shares: exact binomial, interpolated between the two shares it lies between.
 *
 *     r = smallest count with F(r) ≥ a        α = (F(r) − a)/f(r)        limit = (r − α)/n
 *
 * Use for one limit of a funnel of shares; for all four of them `binomialFunnelLimits`. The interval of a unit's own
 * share is another thing: `shareEstimate`.
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
