/**
 * Reliability of a unit's figure: the share of its spread around the others that is real.
 *
 *     R_i = s²_b/(s²_b + V_i)
 *
 * Use before any unit is called above or below (R ≥ 0.70). Where units do not differ (s²_b = 0) it is 0: whatever is
 * seen is chance.
 *
 * @param between variance s²_b between the true values of units, ≥ 0, see `varianceComponents`
 * @param variance variance V_i of the unit's figure, in the same squared unit, ≥ 0
 * @returns 0–1
 * @throws RangeError when one is no variance
 * @see METHODOLOGY §2.4; verification case 18. Symbols: docs/methods/notation.md
 */
export function reliabilityOf(between: number, variance: number): number {
  for (const given of [between, variance]) {
    if (!(given >= 0 && given < Infinity)) throw new RangeError(`not a variance: ${given}`);
  }
  return between === 0 ? 0 : between / (between + variance);
}
