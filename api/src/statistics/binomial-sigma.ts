/**
 * Standard deviation of a share by chance alone.
 *
 *     σ = √(p(1 − p)/n)
 *
 * Use for the width of a chart of shares, with the share of the baseline and the n of each period. For the interval of
 * a share: `shareEstimate`.
 *
 * @param share p, 0–1
 * @param n answers, > 0
 * @returns 0–0.5 for n ≥ 1
 * @see METHODOLOGY §2.7; verification case 21
 */
export function binomialSigma(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}
