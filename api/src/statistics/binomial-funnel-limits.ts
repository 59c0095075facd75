import { binomialFunnelLimit } from './binomial-funnel-limit.ts';
import { type FunnelLimits, limitsAtEachTail } from './limits-at-each-tail.ts';

/**
 * The limits of a funnel for shares (RESULT, top-2, norms): `binomialFunnelLimit` at each tail.
 *
 *     at 0.001, 0.025, 0.975 and 0.999
 *
 * Use for the funnel of shares, drawn against n beside θ₀. Where units spread more than chance (`overDispersion`) take
 * `meanFunnelLimits` with τ² instead, as with thousands of answers everything lies outside.
 *
 * @param target share θ₀ of the comparison group, 0–1
 * @param n answers of the unit, a whole number > 0
 * @returns shares from 0 to 1
 * @throws RangeError as `binomialFunnelLimit`
 * @see METHODOLOGY §2.6; Spiegelhalter (2005) Stat. Med. 24:1185, A.1.1; verification case 14
 */
export function binomialFunnelLimits(target: number, n: number): FunnelLimits {
  return limitsAtEachTail((tail) => binomialFunnelLimit(target, n, tail));
}
