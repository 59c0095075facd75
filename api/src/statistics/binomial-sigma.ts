/**
 * Standard deviation of a share by chance alone.
 *
 *     σ = √(p(1 − p)/n)
 *
 * @param share p, 0–1
 * @param n answers, > 0
 * @returns 0–0.5 for n ≥ 1
 * @see METHODOLOGY §2.7; verification case 21
 */
export function binomialSigma(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}
