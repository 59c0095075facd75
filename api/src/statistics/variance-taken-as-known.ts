import type { VariancePart } from './satterthwaite.ts';

/**
 * A part of a variance that counts as known in the degrees of freedom of a sum: that of a frozen table or link.
 *
 *     df = ∞
 *
 * Use for the part of a variance that figures share. A part that was estimated from answers goes to `satterthwaite`
 * with its own degrees of freedom.
 *
 * @param variance ≥ 0, in the squared unit of the figure
 * @returns the part for `satterthwaite`; none at all where the variance is 0
 * @see METHODOLOGY §2.2
 */
export function varianceTakenAsKnown(variance: number): VariancePart[] {
  return variance > 0 ? [{ variance, degreesOfFreedom: Infinity }] : [];
}
