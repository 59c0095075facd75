import type { ScaleLink } from './scale-link.ts';

/**
 * Variance by a link of a mean that it brought to the scale of the newer version.
 *
 *     V_link(y′) = V_shift + 2uC + u²V_stretch,  u = y′ − centre
 *
 * Use once for each link that a figure rests on, at the mean of all it brought over. It does not shrink with their
 * number; the variance of the answers themselves is that of `linkCell`.
 *
 * @param link of `scaleLink`
 * @param mean y′, points of the newer scale
 * @returns points² of the newer scale, ≥ 0
 * @see METHODOLOGY §1.8; `scaleLink` derives it
 */
export function linkErrorVariance(
  { centre, shiftVariance, stretchVariance, covariance }: ScaleLink,
  mean: number,
): number {
  const away = mean - centre;
  return Math.max(0, shiftVariance + 2 * away * covariance + away ** 2 * stretchVariance);
}
