import { testDifference, type TestedDifference } from './test-difference.ts';

/** A figure with its variance, e.g. the score of a service. */
export interface FigureWithVariance {
  readonly value: number;
  /** Variance V of the figure, in its squared unit, ≥ 0. */
  readonly variance: number;
  /** Degrees of freedom of V, > 0; Infinity for a variance taken as known. */
  readonly degreesOfFreedom: number;
}

/**
 * Each of P independent figures against the mean of all of them, each counting once.
 *
 *     Δ_p = a_p − ā,  ā = Σa/P        V = ((P−1)/P)²·V_p + Σ_{others} V/P²        df: Satterthwaite
 *
 * Use for the services of one page. Figures that share something estimated (a mode table, one regression) are not
 * independent: `adjustedDifference` adds the error of what they share.
 *
 * @param figures the P figures, in one unit, each with its variance and degrees of freedom
 * @returns one a figure, in their order; none for fewer than two figures
 * @throws RangeError when a figure has no finite value, no variance or no degrees of freedom
 * @see METHODOLOGY §2.5; verification case 09. Cost: O(P)
 */
export function differencesFromMean(figures: readonly FigureWithVariance[]): TestedDifference[] {
  for (const { value, variance, degreesOfFreedom } of figures) {
    if (!Number.isFinite(value)) throw new RangeError(`not a value: ${value}`);
    if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
    if (!(degreesOfFreedom > 0)) throw new RangeError(`not a number of degrees of freedom: ${degreesOfFreedom}`);
  }
  const count = figures.length;
  if (count < 2) return [];

  const total = figures.reduce((sum, { variance }) => sum + variance, 0);
  const mean = figures.reduce((sum, { value }) => sum + value, 0) / count;
  // Shares of the total, not the variances: squares of very small ones would vanish.
  const shares = figures.map(({ variance }) => (total === 0 ? 0 : variance / total));
  const squares = figures.map(({ degreesOfFreedom }, i) => shares[i]! ** 2 / degreesOfFreedom);
  const allSquares = squares.reduce((sum, square) => sum + square, 0);
  const allDegrees = figures.reduce((sum, { degreesOfFreedom }) => sum + degreesOfFreedom, 0);
  const own = ((count - 1) / count) ** 2;
  const other = 1 / count ** 2;

  return figures.map(({ value }, i) => {
    const ofAll = own * shares[i]! + other * Math.max(0, 1 - shares[i]!);
    const inverse = own ** 2 * squares[i]! + other ** 2 * Math.max(0, allSquares - squares[i]!);
    const degreesOfFreedom = inverse === 0 ? Infinity : ofAll ** 2 / inverse;
    return testDifference(value - mean, total * ofAll, total === 0 ? allDegrees : degreesOfFreedom);
  });
}
