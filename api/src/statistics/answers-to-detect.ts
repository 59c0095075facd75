import { standardErrorsToDetect } from './standard-errors-to-detect.ts';

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
