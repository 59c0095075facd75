import { isWeighable } from './is-weighable.ts';

/** Far beyond any data, and such that no weight and no square of a z overflows. */
export const LARGEST_Z = 1e75;

/**
 * Variance between units that explains a spread φ (the method of moments of DerSimonian and Laird).
 *
 *     τ² = max(0, (I·φ − (I − 1))/(Σw − Σw²/Σw)),  w = 1/s²
 *
 * Use for what units differ by beyond chance, where a funnel is over-dispersed (`overDispersion`) and where baselines
 * are shrunk (`shrunkenBaseline`). From the answers of services, once a quarter: `varianceComponents`.
 *
 * @param phi φ, mean of the squared z, ≥ 0
 * @param variances s² of the I ≥ 2 units, each > 0
 * @returns τ² in the squared unit, ≥ 0; 0 where φ is no more than chance
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; DerSimonian & Laird (1986) Control. Clin. Trials 7:177; verification cases 14 and 17
 */
export function additiveVariance(phi: number, variances: readonly number[]): number {
  const count = variances.length;
  if (count < 2) throw new RangeError(`at least two units are needed, got ${count}`);
  if (!(phi >= 0 && phi < LARGEST_Z ** 2)) throw new RangeError(`not a mean of squares: ${phi}`);
  if (!variances.every(isWeighable)) throw new RangeError('a variance is not above 0, or is out of all proportion');

  // In units of the smallest variance the weights are at most 1. Σw − Σw²/Σw = 2Σ_{i<j} w_i·w_j/Σw: no digit is lost.
  const smallest = Math.min(...variances);
  let [sum, products] = [0, 0];
  for (const variance of variances) {
    const weight = smallest / variance;
    products += weight * sum;
    sum += weight;
  }
  return (Math.max(0, count * phi - (count - 1)) / ((2 * products) / sum)) * smallest;
}
