import { POLICY } from './policy.ts';
import { tQuantile } from './t-quantile.ts';

/**
 * Standard errors that a true difference has to be apart from 0 to be seen with the policy's power.
 *
 *     z_{(1+confidence)/2} + z_power = 1.960 + 0.842 = 2.802
 *
 * Use to turn a standard error into what could have been seen (`detectableDifference`), or a difference into the error
 * that it needs.
 *
 * @returns a number of standard errors
 * @see METHODOLOGY §2.5
 */
export function standardErrorsToDetect(): number {
  return tQuantile((1 + POLICY.confidence) / 2, Infinity) + tQuantile(POLICY.power, Infinity);
}
