import { standardErrorsToDetect } from './standard-errors-to-detect.ts';

/**
 * The smallest true difference that a comparison had a good chance (the policy's power, 80 %) to see.
 *
 *     δ = (z_{(1+confidence)/2} + z_power) · SE
 *
 * Use beside every "no visible difference": a page that could only have seen 12 points says so.
 *
 * @param standardError standard error of the difference, in its unit, ≥ 0
 * @returns δ in the same unit, ≥ 0
 * @throws RangeError for another standard error
 * @see METHODOLOGY §2.5. Symbols: docs/methods/notation.md
 */
export function detectableDifference(standardError: number): number {
  if (!(standardError >= 0 && standardError < Infinity)) throw new RangeError(`not an error: ${standardError}`);
  return standardErrorsToDetect() * standardError;
}
