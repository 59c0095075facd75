import { POLICY } from './policy.ts';
import { tQuantile } from './t-quantile.ts';

/**
 * The smallest true difference that a comparison had a good chance (the policy's power, 80 %) to see.
 *
 *     δ = (z_{(1+confidence)/2} + z_power) · SE
 *
 * Use beside every "no visible difference": a page that could only have seen 12 points says so.
 *
 * @param standardError standard error of the difference, in its unit, ≥ 0
 * @throws RangeError for another standard error
 * @see METHODOLOGY §2.5. Symbols: docs/methods/notation.md
 */
export function detectableDifference(standardError: number): number {
  if (!(standardError >= 0 && standardError < Infinity)) throw new RangeError(`not an error: ${standardError}`);
  return standardErrorsToDetect() * standardError;
}

/**
 * Answers that each of two groups needs so that a true difference is seen with the policy's power.
 *
 *     n = 2σ²(z_{(1+confidence)/2} + z_power)²/δ²        σ = 25: 1,090 for 3 points, 392 for 5
 *
 * @param difference true difference δ in the unit of σ, > 0
 * @param standardDeviation σ of a single answer, > 0
 * @returns answers per group, not rounded
 * @throws RangeError when one is not above 0
 * @see METHODOLOGY §2.5
 */
export function answersToDetect(difference: number, standardDeviation: number): number {
  for (const given of [difference, standardDeviation]) {
    if (!(given > 0 && given < Infinity)) throw new RangeError(`not above 0: ${given}`);
  }
  return 2 * ((standardErrorsToDetect() * standardDeviation) / difference) ** 2;
}

const standardErrorsToDetect = (): number =>
  tQuantile((1 + POLICY.confidence) / 2, Infinity) + tQuantile(POLICY.power, Infinity);
