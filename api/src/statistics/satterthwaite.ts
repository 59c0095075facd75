/** One of the independent parts of a variance. */
export interface VariancePart {
  /** What it adds to the variance, squared weight included, ≥ 0. */
  readonly variance: number;
  /** Degrees of freedom it was estimated with, > 0; Infinity for a variance that is known. */
  readonly degreesOfFreedom: number;
}

/**
 * Degrees of freedom of a sum of independently estimated variances (Welch–Satterthwaite).
 *
 *     df = (ΣV_i)² / Σ(V_i²/df_i)
 *
 * Use for differences, differences of differences and weighted sums. Without any spread it is Σdf_i.
 *
 * @param parts variances V_i ≥ 0 in one squared unit, weights included, with df_i > 0
 * @returns > 0, need not be whole; Infinity where all that varies is known
 * @throws RangeError without parts, or when one is no variance or has no degrees of freedom
 * @see METHODOLOGY §2.2, §2.5; Satterthwaite (1946) Biometrics Bulletin 2:110; verification cases 15, 16 and 25
 */
export function satterthwaite(parts: readonly VariancePart[]): number {
  if (parts.length === 0) throw new RangeError('a variance has at least one part');
  let sum = 0;
  let allDegrees = 0;
  for (const { variance, degreesOfFreedom } of parts) {
    if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
    if (!(degreesOfFreedom > 0)) throw new RangeError(`not a number of degrees of freedom: ${degreesOfFreedom}`);
    sum += variance;
    allDegrees += degreesOfFreedom;
  }
  if (sum === 0) return allDegrees;

  // Shares of the sum, not the variances: squares of very small ones would vanish.
  let inverse = 0;
  for (const { variance, degreesOfFreedom } of parts) inverse += (variance / sum) ** 2 / degreesOfFreedom;
  return inverse === 0 ? Infinity : 1 / inverse;
}
