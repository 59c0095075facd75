import { symmetricEigen } from './symmetric-eigen.ts';
import { POLICY } from './policy.ts';

/** Sums over the ratings that answered both of two items, values in any unit. */
export interface DriverPair {
  readonly n: number;
  readonly sumA: number;
  readonly sumB: number;
  readonly sumAB: number;
  readonly sumAA: number;
  readonly sumBB: number;
}

/** Correlations of satisfaction and its drivers, good enough to be taken apart. */
export interface DriverCorrelations {
  readonly estimable: true;
  /** Places, in the list given, of the items kept: the outcome first (0), then drivers in their order. */
  readonly kept: readonly number[];
  /** Correlation matrix of the kept items, positive definite. */
  readonly correlations: readonly (readonly number[])[];
  /** Smallest number of ratings behind a kept pair. */
  readonly n: number;
  /** How far the matrix was shrunk toward the diagonal, 0 (not at all) to 1. */
  readonly shrinkage: number;
}

/** Why there are none: no driver has 300 ratings with the outcome and with each other kept driver. */
export interface NoDriverCorrelations {
  readonly estimable: false;
  readonly reason: 'FEW_PAIRS';
}

/**
 * Correlation matrix of an outcome and its drivers from the sums of their pairs.
 *
 *     r_ab = (nΣab − ΣaΣb)/√((nΣa² − (Σa)²)(nΣb² − (Σb)²)) over the ratings that answered both
 *     lowest eigenvalue below 0.01: R ← (1 − λ)R + λI with the smallest λ that lifts it to 0.01
 *
 * Nobody is asked about more than two drivers, so no rating holds all of them: each correlation has ratings of its own,
 * and together they need not fit. A driver without spread, or in a pair of fewer than 300, is left out: the one with
 * the smallest such pair first (of equals, the last). Beyond eight drivers those with the fewest ratings beside the
 * outcome are left out. A matrix that is nearly singular is shrunk as one that is not positive definite: shares would
 * hang on rounding. How far it was is told beside them.
 *
 * Use before `driverShares`, on sums taken inside services, so that differences between services do not pass for
 * drivers. Where the covariances of all items are known from the same people: `correlationsOf`.
 *
 * @param items how many items there are, the outcome included as item 0
 * @param pairOf sums of items a < b, in this order; null where nobody answered both
 * @throws RangeError when sums contradict each other
 * @see METHODOLOGY §2.10; Symbols: docs/methods/notation.md
 */
export function driverCorrelations(
  items: number,
  pairOf: (a: number, b: number) => DriverPair | null,
): DriverCorrelations | NoDriverCorrelations {
  const pairs = Array.from({ length: items }, (_, a) =>
    Array.from({ length: items }, (__, b) => (a < b ? correlate(pairOf(a, b)) : null)),
  );
  const pair = (a: number, b: number): Correlated | null => (a < b ? pairs[a]![b]! : pairs[b]![a]!);
  const nOf = (a: number, b: number): number => pair(a, b)?.n ?? 0;

  let kept = Array.from({ length: Math.max(0, items - 1) }, (_, i) => i + 1);
  kept = kept.filter((driver) => nOf(0, driver) >= POLICY.pairsForDrivers);
  while (kept.length > POLICY.driversInModel) kept = without(kept, (driver) => nOf(0, driver));
  const weakestPair = (driver: number): number =>
    Math.min(...kept.filter((other) => other !== driver).map((other) => nOf(driver, other)));
  while (kept.length > 1 && Math.min(...kept.map(weakestPair)) < POLICY.pairsForDrivers) {
    kept = without(kept, weakestPair);
  }
  if (kept.length === 0) return { estimable: false, reason: 'FEW_PAIRS' };

  const all = [0, ...kept];
  const raw = all.map((a) => all.map((b) => (a === b ? 1 : pair(a, b)!.correlation)));
  const n = Math.min(...all.flatMap((a, i) => all.slice(i + 1).map((b) => nOf(a, b))));
  const atLeast = POLICY.driverEigenvalueAtLeast;
  const lowest = symmetricEigen(raw).values[0]!;
  const shrinkage = lowest >= atLeast ? 0 : (atLeast - lowest) / (1 - lowest);
  const correlations = raw.map((row, i) => row.map((r, j) => (i === j ? 1 : (1 - shrinkage) * r)));
  return { estimable: true, kept: all, correlations, n, shrinkage };
}

interface Correlated {
  readonly n: number;
  readonly correlation: number;
}

/** Correlation of a pair; null where one of the two does not vary. */
function correlate(pair: DriverPair | null): Correlated | null {
  if (pair === null) return null;
  const { n, sumA, sumB, sumAB, sumAA, sumBB } = pair;
  if (![n, sumA, sumB, sumAB, sumAA, sumBB].every(Number.isFinite) || n < 0) {
    throw new RangeError(`not sums of a pair: n=${n} Σa=${sumA} Σb=${sumB} Σab=${sumAB} Σa²=${sumAA} Σb²=${sumBB}`);
  }
  if (n < 2) return null;
  const [squaresA, squaresB] = [sumAA - (sumA * sumA) / n, sumBB - (sumB * sumB) / n];
  const products = sumAB - (sumA * sumB) / n;
  const rounding = 1e-9;
  if (squaresA < -rounding * sumAA || squaresB < -rounding * sumBB) {
    throw new RangeError(`sums of squares contradict the sums: n=${n} Σa=${sumA} Σa²=${sumAA} Σb=${sumB} Σb²=${sumBB}`);
  }
  if (squaresA <= rounding * sumAA || squaresB <= rounding * sumBB) return null;
  const correlation = products / Math.sqrt(squaresA) / Math.sqrt(squaresB);
  if (Math.abs(correlation) > 1 + 1e-6) throw new RangeError(`a correlation of ${correlation}`);
  return { n, correlation: Math.max(-1, Math.min(1, correlation)) };
}

/** The list without its smallest member by a measure; of equals, without the last. */
function without(list: readonly number[], measure: (member: number) => number): number[] {
  const smallest = list.reduce((worst, member) => (measure(member) <= measure(worst) ? member : worst));
  return list.filter((member) => member !== smallest);
}
