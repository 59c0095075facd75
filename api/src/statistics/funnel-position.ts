import type { FunnelLimits } from './limits-at-each-tail.ts';

/** Where a unit lies in its funnel. Outside 99.8 % it is worth a look, which does not make it bad. */
export type FunnelPosition = 'BELOW_998' | 'BELOW_95' | 'WITHIN' | 'ABOVE_95' | 'ABOVE_998';

/**
 * Where a figure lies between the limits of its funnel; on a limit it is still within.
 *
 *     BELOW_998 < low998 ≤ BELOW_95 < low95 ≤ WITHIN ≤ high95 < ABOVE_95 ≤ high998 < ABOVE_998
 *
 * Use for where a unit stands in the funnel. Whether it is called above or below average: `verdictOf`.
 *
 * @param value of the unit, in the unit of the limits
 * @param limits of `binomialFunnelLimits` or `meanFunnelLimits` at the size of the unit
 * @throws RangeError when the value is no number
 * @see METHODOLOGY §2.6
 */
export function funnelPosition(value: number, limits: FunnelLimits): FunnelPosition {
  if (!Number.isFinite(value)) throw new RangeError(`not a value: ${value}`);
  if (value < limits.low998) return 'BELOW_998';
  if (value < limits.low95) return 'BELOW_95';
  if (value > limits.high998) return 'ABOVE_998';
  return value > limits.high95 ? 'ABOVE_95' : 'WITHIN';
}
