import { type FunnelLimits, limitsAtEachTail } from './limits-at-each-tail.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * The limits of a funnel for means, or for any figure whose variance is known.
 *
 *     θ₀ ± z·√(V + τ²)        V = σ²_w/n
 *
 * Use for the funnel of means and of the index, and for any that is over-dispersed. For shares that spread by chance
 * alone: `binomialFunnelLimits`, which are exact.
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
  return limitsAtEachTail((tail) => target + normalQuantile(tail) * spread);
}
