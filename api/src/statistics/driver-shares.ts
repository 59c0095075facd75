import { correlationsOf } from './correlations-of.ts';
import { dot } from './dot.ts';
import type { Interval } from './estimate.ts';
import { inverseOfPositiveDefinite } from './inverse-of-positive-definite.ts';
import { normalQuantile } from './normal-quantile.ts';
import { POLICY } from './policy.ts';
import { requireDriverMatrix } from './require-driver-matrix.ts';
import { scoreInterval } from './score-interval.ts';
import { times } from './times.ts';

/** What goes together with the outcome, and how much of it. */
export interface DriverShares {
  readonly estimable: true;
  /** Share of the spread of the outcome that all drivers together go along with, R², 0–1. */
  readonly rSquared: number;
  /** One a driver, in their order. */
  readonly drivers: readonly DriverShare[];
}

/** The part of one driver. */
export interface DriverShare {
  /** Its part of R² by Shapley and LMG; the parts add up to R². */
  readonly part: number;
  /** Its part of R² as a share of R², 0–1. */
  readonly share: number;
  /** Interval of that share, within 0–1. */
  readonly interval: Interval;
  /** R² of this driver alone. */
  readonly first: number;
  /** What R² loses without it. */
  readonly last: number;
}

/** Why there are no shares: the drivers repeat each other, or go along with nothing. */
export interface NoDriverShares {
  readonly estimable: false;
  readonly reason: 'NOT_POSITIVE_DEFINITE' | 'NOTHING_EXPLAINED';
}

/**
 * What goes together with satisfaction: R² shared out among drivers (LMG, the Shapley value of R²).
 *
 *     part_j = Σ_{S ∌ j} |S|!(p−1−|S|)!/p! · (R²_{S∪j} − R²_S)        R²_S = r_S′R_S⁻¹r_S        share_j = part_j/R²
 *
 * The mean, over every order in which drivers could be added, of what j adds.
 *
 * Interval of a share: V by the delta method under normality, where R²_S is moved by a rating (y, x) as
 * (1 − R²_S)y² − (y − β_S′x)², so that share_j is moved by a quadratic form z′Q_j z and V = 2·tr((Q_jΣ)²)/n; then
 * `scoreInterval` with n_eff = share(1 − share)/V, which keeps it within 0–1. Nothing is drawn at random: two servers
 * print the same interval.
 *
 * Use for "what goes together with satisfaction", on the matrix of `driverCorrelations`, with `relativeWeights` beside
 * it as a check. Not for what causes it: whether an improvement worked is asked by `panelDifference` and its like.
 *
 * @param covariance covariance or correlation matrix, outcome first, then 1 to 12 drivers
 * @param n ratings behind the matrix; of a pairwise one the smallest number of a pair, so that intervals err wide
 * @throws RangeError when the matrix has another shape or a number is none
 * @see METHODOLOGY §2.10; Grömping (2006) J. Stat. Softw. 17(1); Lindeman, Merenda & Gold (1980); verification case 12.
 *   Cost: 2^p small solves
 */
export function driverShares(covariance: readonly (readonly number[])[], n: number): DriverShares | NoDriverShares {
  const drivers = requireDriverMatrix(covariance);
  if (!(n > 0 && n < Infinity)) throw new RangeError(`not a number of ratings: ${n}`);
  const correlated = correlationsOf(covariance);
  // What never varies has a row of noughts: to whoever asks for shares the matrix is no better than a singular one.
  const subsets = correlated.estimable && fitSubsets(correlated.rows, drivers);
  if (!correlated.estimable || !subsets) return { estimable: false, reason: 'NOT_POSITIVE_DEFINITE' };
  const correlations = correlated.rows;
  const full = subsets.at(-1)!;
  if (!(full.rSquared > 1e-12)) return { estimable: false, reason: 'NOTHING_EXPLAINED' };

  const weights = shapleyWeights(drivers);
  const shares = Array.from({ length: drivers }, (_, j) => {
    let part = 0;
    const moves = new Float64Array((drivers + 1) ** 2);
    for (const [set, without] of subsets.entries()) {
      if (set & (1 << j)) continue;
      const withIt = subsets[set | (1 << j)]!;
      const weight = weights[without.size]!;
      part += weight * (withIt.rSquared - without.rSquared);
      addScaled(moves, withIt.moves, weight);
      addScaled(moves, without.moves, -weight);
    }
    const share = shareOf(part, full.rSquared);
    addScaled(moves, full.moves, -share);
    const variance = varianceOfQuadraticForm(moves, correlations, n) / full.rSquared ** 2;
    return {
      part,
      share,
      // A driver that is alone has all of it, for certain.
      interval: drivers === 1 ? { low: 1, high: 1 } : intervalOf(part, full.rSquared, variance, n),
      first: subsets[1 << j]!.rSquared,
      last: full.rSquared - subsets[(subsets.length - 1) ^ (1 << j)]!.rSquared,
    };
  });
  return { estimable: true, rSquared: full.rSquared, drivers: shares };
}

/** Regression of the outcome on a subset of drivers. */
interface Subset {
  readonly size: number;
  readonly rSquared: number;
  /** How a rating moves R²: a symmetric (p+1)×(p+1) matrix, row by row. */
  readonly moves: Float64Array;
}

/** The regressions on all subsets, by bit mask; null unless the whole matrix is positive definite. */
function fitSubsets(correlations: readonly (readonly number[])[], drivers: number): Subset[] | null {
  if (!inverseOfPositiveDefinite(correlations).estimable) return null;
  const subsets: Subset[] = [];
  for (let set = 0; set < 1 << drivers; set++) {
    const members = Array.from({ length: drivers }, (_, j) => j + 1).filter((j) => set & (1 << (j - 1)));
    const inverse = inverseOfPositiveDefinite(members.map((a) => members.map((b) => correlations[a]![b]!)));
    if (!inverse.estimable) return null;
    const outcome = members.map((a) => correlations[0]![a]!);
    const coefficients = times(inverse.rows, outcome);
    subsets.push(subsetOf(members, coefficients, dot(outcome, coefficients), drivers));
  }
  return subsets;
}

function subsetOf(
  members: readonly number[],
  coefficients: readonly number[],
  rSquared: number,
  drivers: number,
): Subset {
  const width = drivers + 1;
  const residual = new Float64Array(width);
  residual[0] = 1;
  for (const [i, member] of members.entries()) residual[member] = -coefficients[i]!;
  const moves = new Float64Array(width * width);
  for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) moves[a * width + b] = -residual[a]! * residual[b]!;
  moves[0]! += 1 - rSquared;
  return { size: members.length, rSquared, moves };
}

/** |S|!(p−1−|S|)!/p! by |S|: the chance that just these come before a driver. */
function shapleyWeights(drivers: number): number[] {
  let weight = 1 / drivers;
  return Array.from({ length: drivers }, (_, size) => {
    if (size > 0) weight *= size / (drivers - size);
    return weight;
  });
}

function addScaled(target: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * other[i]!;
}

/** Variance of the mean over n ratings of z′Qz, z normal with this correlation matrix: 2·tr((QR)²)/n. */
function varianceOfQuadraticForm(moves: Float64Array, correlations: readonly (readonly number[])[], n: number): number {
  const width = correlations.length;
  const product = Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (__, b) => {
      let sum = 0;
      for (let c = 0; c < width; c++) sum += moves[a * width + c]! * correlations[c]![b]!;
      return sum;
    }),
  );
  let trace = 0;
  for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) trace += product[a]![b]! * product[b]![a]!;
  return (2 * Math.max(0, trace)) / n;
}

/**
 * Interval of a share. Near 0 a part moves with the square of a correlation, and the delta method knows nothing of that:
 *
 * - V vanishes with the share: where it is nothing but rounding, what share(1 − share)/V tends to, n·R²/4, is n_eff;
 * - of nothing at all, chance makes a part of (1 − R²)/n times a χ² with one degree of freedom: a part no larger than
 *   its 95 % quantile may be nothing, and the lower limit is 0.
 */
function intervalOf(part: number, rSquared: number, variance: number, n: number): Interval {
  const share = shareOf(part, rSquared);
  const spread = share * (1 - share);
  const effectiveN = variance > 1e-15 && spread > 0 ? spread / variance : (n * rSquared) / 4;
  const { low, high } = scoreInterval({ share, variance: 0, floor: effectiveN, degreesOfFreedom: Infinity });
  const mayBeNothing = part <= (normalQuantile((1 + POLICY.confidence) / 2) ** 2 * (1 - rSquared)) / n;
  return { low: mayBeNothing ? 0 : low, high };
}

const shareOf = (part: number, rSquared: number): number => Math.min(1, Math.max(0, part / rSquared));
