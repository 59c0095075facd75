/**
 * Variance of a difference between figures of two versions: the error of the link comes on top of that of sampling.
 *
 *     V = V_a + V_b + V_link
 *
 * @param a V_a of the one figure, points², ≥ 0
 * @param b V_b of the other one, points², ≥ 0
 * @param link V_link of the link that brings them to one scale, points², ≥ 0
 * @returns points²
 * @see METHODOLOGY §1.8
 */
export function crossVersionVariance(a: number, b: number, link: number): number {
  return a + b + link;
}
