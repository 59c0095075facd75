/**
 * Whether a variance can be turned into a weight without overflow.
 *
 *     10⁻⁵⁰ < s² < 10⁵⁰
 *
 * Use before variances become weights 1/s²: funnels, shrunken baselines.
 *
 * @param variance s² of a unit, in any squared unit
 * @returns false for 0 and for what is no number
 * @see METHODOLOGY §2.6
 */
export function isWeighable(variance: number): boolean {
  return variance > 1e-50 && variance < 1e50;
}
