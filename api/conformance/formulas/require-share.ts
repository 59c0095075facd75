/**
 * Stops a computation on what is no share.
 *
 * Use before the reliability of means.
 *
 * @param share 0–1
 * @throws RangeError when it is not a number from 0 to 1
 * @see METHODOLOGY §2.4
 */
export function requireShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share between 0 and 1: ${share}`);
}
