import { dot } from './dot.ts';
import { requireScoreCell } from './require-score-cell.ts';
import type { Rows } from './rows.ts';
import type { ScoreCell } from './score-cell.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { times } from './times.ts';

/**
 * A cell of a regression with one intercept a group: all its answers have the same group and the same regressors.
 * `columns` names the regressors that are not 0; `values` are theirs, 1 each unless given (dummies).
 */
export interface AbsorbedCell extends ScoreCell {
  /** Group whose intercept is swept out, 0 … groups − 1. */
  readonly group: number;
  readonly columns: readonly number[];
  readonly values?: readonly number[];
  /** Cluster of the covariance, 0 … ; the group unless given. */
  readonly cluster?: number;
}

/** A fit y = α_group + x′β + ε, and all that the variances of its linear combinations need. */
export interface AbsorbedFit {
  /** Answers N. */
  readonly n: number;
  /** Groups with answers. */
  readonly groups: number;
  /** Rank of the swept regressors: coefficients that the data can tell apart. */
  readonly rank: number;
  /** N − groups − rank. */
  readonly degreesOfFreedom: number;
  readonly coefficients: readonly number[];
  /** Whether the data determine the coefficient; where not, its value and covariance mean nothing. */
  readonly isEstimable: readonly boolean[];
  /** α of each group; NaN is impossible, groups without answers have 0. */
  readonly intercepts: readonly number[];
  readonly groupN: readonly number[];
  readonly groupMeans: readonly number[];
  /** Mean x of each group: shares of the levels where the regressors are dummies. */
  readonly groupColumns: Rows;
  /** Σ e² over all answers. */
  readonly residualSquares: number;
  /** Σ e² over the answers of each group. */
  readonly groupResidualSquares: readonly number[];
  /** Σ x̃ e² over the answers of each group. */
  readonly groupScores: Rows;
  /** (X̃′WX̃)⁻¹ of the estimable part. */
  readonly inverse: Rows;
  /** Covariance of the coefficients: classical σ²B; HC1; CR1 by cluster (null with fewer than two clusters). */
  readonly classical: Rows;
  readonly hc1: Rows;
  readonly clustered: Rows | null;
}

/** Smallest eigenvalue of the swept regressors, scaled to unit length, that is told from rounding. */
const SMALLEST_EIGENVALUE = 1e-10;

/** What of a regressor must be left after sweeping, relative to what it was, to be told from rounding. */
const SMALLEST_REST = 1e-12;

/** Distance of a cell from its fitted value, relative to its mean, that is told from rounding. */
const SMALLEST_RESIDUAL = 1e-11;

/**
 * Least squares with one intercept a group, from cells with frequency weights: the same coefficients, residuals and
 * robust covariances as from single answers.
 *
 *     x̃ = x − x̄_group      B = (X̃′WX̃)⁻¹      β = B X̃′Wỹ      α_g = ȳ_g − x̄_g′β
 *     classical σ²B, σ² = Σe²/(N − p)      HC1 N/(N−p) · B (Σ x̃x̃′e²) B
 *     CR1 G/(G−1) · (N−1)/(N−p) · B (Σ_G s_G s_G′) B,  s_G = Σ_{i∈G} x̃e      p = groups + rank
 *
 * The intercepts are swept out by taking the mean of each group away, which leaves a system as wide as there are
 * regressors; one pass over the cells, however many groups. Regressors that depend on one another are found by the
 * eigenvalues of the scaled system: a coefficient is estimable when no null vector touches it.
 *
 * Use where there are many intercepts (units, services) and few levels beside them: effects of modes, channels and
 * segments. For a handful of regressors and a few dozen rows: `weightedLeastSquares`.
 *
 * @param cells answers that share group and regressors, in any one unit; groups and columns count from 0
 * @param groupCount how many groups there are
 * @param columnCount how many regressors there are
 * @param isRobust false leaves out what only HC1, CR1 and linear combinations need: for a model that is only tested
 *   against another (its `hc1`, `clustered`, `groupScores` then mean nothing)
 * @throws RangeError when a cell cannot be
 * @see METHODOLOGY §2.0, §2.1; Frisch & Waugh (1933) Econometrica 1:387; Searle (1987) Linear Models for Unbalanced
 *   Data; MacKinnon & White (1985) J. Econometrics 29:305; verification cases 09, 11, 24
 */
export function fitAbsorbed(
  cells: readonly AbsorbedCell[],
  groupCount: number,
  columnCount: number,
  isRobust = true,
): AbsorbedFit {
  const used = cells.filter((cell) => {
    requireScoreCell(cell);
    return cell.n > 0;
  });
  const groupN = zeros(groupCount);
  const groupMeans = zeros(groupCount);
  const groupColumns = Array.from({ length: groupCount }, () => zeros(columnCount));
  let n = 0;
  for (const cell of used) {
    n += cell.n;
    groupN[cell.group]! += cell.n;
    groupMeans[cell.group]! += cell.n * cell.mean;
    const means = groupColumns[cell.group]!;
    for (let i = 0; i < cell.columns.length; i++) means[cell.columns[i]!]! += cell.n * (cell.values?.[i] ?? 1);
  }
  let groups = 0;
  for (let g = 0; g < groupCount; g++) {
    if (groupN[g] === 0) continue;
    groups++;
    groupMeans[g]! /= groupN[g]!;
    for (let j = 0; j < columnCount; j++) groupColumns[g]![j]! /= groupN[g]!;
  }

  const { products, response } = sweep(used, groupN, groupMeans, groupColumns, columnCount);
  const { inverse, rank, isEstimable } = solvePart(products.swept, products.whole);
  const coefficients = times(inverse, response);
  const intercepts = groupMeans.map((mean, g) => mean - dot(groupColumns[g]!, coefficients));
  const residuals = residualsOf(used, { coefficients, intercepts, groupN, groupColumns, columnCount, isRobust });

  const degreesOfFreedom = n - groups - rank;
  const { residualSquares, meat, clusterMeat, clusters } = residuals;
  const isSpread = degreesOfFreedom > 0;
  const sandwich = (filling: Rows, factor: number): number[][] =>
    multiply(multiply(inverse, filling), inverse).map((row) => row.map((value) => value * factor));
  return {
    n,
    groups,
    rank,
    degreesOfFreedom,
    coefficients,
    isEstimable,
    intercepts,
    groupN,
    groupMeans,
    groupColumns,
    residualSquares,
    groupResidualSquares: residuals.groupResidualSquares,
    groupScores: residuals.groupScores,
    inverse,
    classical: inverse.map((row) => row.map((value) => (isSpread ? (value * residualSquares) / degreesOfFreedom : 0))),
    hc1: sandwich(meat, isSpread ? n / degreesOfFreedom : 0),
    clustered:
      clusters > 1 && isSpread
        ? sandwich(clusterMeat, (clusters / (clusters - 1)) * ((n - 1) / degreesOfFreedom))
        : null,
  };
}

/** X̃′WX̃ (`swept`), the diagonal it had before sweeping (`whole`) and X̃′Wỹ. */
function sweep(
  cells: readonly AbsorbedCell[],
  groupN: readonly number[],
  groupMeans: readonly number[],
  groupColumns: Rows,
  width: number,
): { products: { swept: number[][]; whole: number[] }; response: number[] } {
  const swept = square(width);
  const response = zeros(width);
  for (const cell of cells) {
    const distance = cell.n * (cell.mean - groupMeans[cell.group]!);
    for (let i = 0; i < cell.columns.length; i++) {
      const column = cell.columns[i]!;
      const value = cell.values?.[i] ?? 1;
      response[column]! += value * distance;
      for (let j = 0; j < cell.columns.length; j++) {
        swept[column]![cell.columns[j]!]! += cell.n * value * (cell.values?.[j] ?? 1);
      }
    }
  }
  const whole = swept.map((row, j) => row[j]!);
  for (const [g, means] of groupColumns.entries()) addOuter(swept, means, means, -groupN[g]!);
  return { products: { swept, whole }, response };
}

/** Inverse of the part of a symmetric matrix that has one, its rank, and which coordinates lie in that part. */
function solvePart(
  matrix: Rows,
  whole: readonly number[],
): { inverse: number[][]; rank: number; isEstimable: boolean[] } {
  const width = matrix.length;
  const kept = matrix.map((row, j) => row[j]! > SMALLEST_REST * whole[j]!);
  const scale = matrix.map((row, j) => (kept[j] ? 1 / Math.sqrt(row[j]!) : 0));
  const scaled = matrix.map((row, i) => row.map((value, j) => value * scale[i]! * scale[j]!));
  const { values, vectors } = symmetricEigen(scaled);

  const inverse = square(width);
  const isEstimable = [...kept];
  let rank = 0;
  for (const [k, eigenvalue] of values.entries()) {
    const vector = vectors.map((row) => row[k]!);
    if (eigenvalue > SMALLEST_EIGENVALUE) {
      rank++;
      addOuter(inverse, vector, vector, 1 / eigenvalue);
    } else {
      for (let j = 0; j < width; j++) if (Math.abs(vector[j]!) > 1e-6) isEstimable[j] = false;
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) inverse[i]![j]! *= scale[i]! * scale[j]!;
  return { inverse, rank, isEstimable };
}

interface Fitted {
  readonly coefficients: readonly number[];
  readonly intercepts: readonly number[];
  readonly groupN: readonly number[];
  readonly groupColumns: Rows;
  readonly columnCount: number;
  readonly isRobust: boolean;
}

/** Sums of residuals over groups and clusters: what the covariances are filled with. */
function residualsOf(cells: readonly AbsorbedCell[], fitted: Fitted) {
  const { coefficients, intercepts, groupN, groupColumns, columnCount: width, isRobust } = fitted;
  const groupResidualSquares = zeros(groupN.length);
  const groupScores = groupN.map(() => zeros(width));
  const meat = square(width);
  // Σ e of each cluster within each group: what is taken off for the mean of the group.
  const clusterSums = new Map<number, number[]>();
  for (const cell of cells) {
    let rest = cell.mean - intercepts[cell.group]!;
    for (let i = 0; i < cell.columns.length; i++) rest -= (cell.values?.[i] ?? 1) * coefficients[cell.columns[i]!]!;
    if (Math.abs(rest) < SMALLEST_RESIDUAL * (1 + Math.abs(cell.mean))) rest = 0;
    const squares = cell.squares + cell.n * rest * rest;
    groupResidualSquares[cell.group]! += squares;
    if (!isRobust) continue;
    const cluster = cell.cluster ?? cell.group;
    let sums = clusterSums.get(cluster);
    if (!sums) clusterSums.set(cluster, (sums = zeros(width)));
    const scores = groupScores[cell.group]!;
    for (let i = 0; i < cell.columns.length; i++) {
      const column = cell.columns[i]!;
      const value = cell.values?.[i] ?? 1;
      scores[column]! += squares * value;
      sums[column]! += cell.n * rest * value;
      for (let j = 0; j < cell.columns.length; j++) {
        meat[column]![cell.columns[j]!]! += squares * value * (cell.values?.[j] ?? 1);
      }
    }
    const means = groupColumns[cell.group]!;
    for (let j = 0; j < width; j++) sums[j]! -= cell.n * rest * means[j]!;
  }

  // Σ (x − x̄)(x − x̄)′e² = Σ xx′e² − x̄(Σxe²)′ − (Σxe²)x̄′ + x̄x̄′Σe², group by group.
  let residualSquares = 0;
  for (const [g, squares] of groupResidualSquares.entries()) {
    residualSquares += squares;
    const [means, scores] = [groupColumns[g]!, groupScores[g]!];
    addOuter(meat, means, scores, -1);
    addOuter(meat, scores, means, -1);
    addOuter(meat, means, means, squares);
    for (let j = 0; j < width; j++) scores[j]! -= squares * means[j]!;
  }
  const clusterMeat = square(width);
  for (const sums of clusterSums.values()) addOuter(clusterMeat, sums, sums, 1);
  return { residualSquares, groupResidualSquares, groupScores, meat, clusterMeat, clusters: clusterSums.size };
}

function zeros(length: number): number[] {
  const list: number[] = [];
  for (let i = 0; i < length; i++) list.push(0);
  return list;
}

const square = (width: number): number[][] => Array.from({ length: width }, () => zeros(width));

/** matrix += factor · a b′, skipping zeros: most groups know few of the levels. */
function addOuter(matrix: number[][], a: readonly number[], b: readonly number[], factor: number): void {
  for (let i = 0; i < a.length; i++) {
    const weight = factor * a[i]!;
    if (weight === 0) continue;
    const row = matrix[i]!;
    for (let j = 0; j < b.length; j++) row[j]! += weight * b[j]!;
  }
}

function multiply(a: Rows, b: Rows): number[][] {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
