import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { weightedIndexVariance } from './weighted-index-variance.ts';

/** Answers of one rating to SAT, EASE, TIME; null where not answered. */
type Rating = readonly (number | null)[];
/** Ratings of one stratum, and W of it for each item. */
interface MicroStratum {
  ratings: readonly Rating[];
  weights: readonly number[];
}

const PAIRS = { SAT_EASE: [0, 1], SAT_TIME: [0, 2], EASE_TIME: [1, 2] } as const;

/** By how much each rating moves each weighted mean: (W_h/n_h)(y − ȳ_h), 0 for a missing answer. From single answers. */
function influences(strata: readonly MicroStratum[]): number[][] {
  return strata.flatMap(({ ratings, weights }) => {
    const items = weights.map((weight, item) => {
      const scores = ratings.flatMap((rating) => (rating[item] === null ? [] : [25 * (rating[item]! - 1)]));
      return { pull: weight / scores.length, mean: scores.reduce((sum, score) => sum + score, 0) / scores.length };
    });
    return ratings.map((rating) =>
      items.map(({ pull, mean }, item) => (rating[item] === null ? 0 : pull * (25 * (rating[item]! - 1) - mean))),
    );
  });
}
const sumOf = (rows: readonly number[][], of: (row: number[]) => number) => rows.reduce((sum, row) => sum + of(row), 0);

/** V of the function, where V_i is `variance` of what the answers say, C_ii. */
function varianceOf(strata: readonly MicroStratum[], variance = (squares: number, _item: number) => squares): number {
  const rows = influences(strata);
  const squares = [0, 1, 2].map((item) => sumOf(rows, (row) => row[item]! ** 2));
  const known = (item: number) => ({ variance: variance(squares[item]!, item), squares: squares[item]! });
  const crossed = (pair: keyof typeof PAIRS) => sumOf(rows, (row) => row[PAIRS[pair][0]]! * row[PAIRS[pair][1]]!);
  return weightedIndexVariance(
    { SAT: known(0), EASE: known(1), TIME: known(2) },
    { SAT_EASE: crossed('SAT_EASE'), SAT_TIME: crossed('SAT_TIME'), EASE_TIME: crossed('EASE_TIME') },
  );
}

const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
const answer = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(null));
const stratum = fc.record({
  // One who answered everything, so that no item of a stratum is without answers.
  ratings: fc
    .array(fc.tuple(answer, answer, answer), { minLength: 1, maxLength: 12 })
    .map((some): Rating[] => [[1, 2, 3], ...some]),
  weights: fc.tuple(weight, weight, weight),
});
const strata: fc.Arbitrary<MicroStratum[]> = fc.array(stratum, { minLength: 1, maxLength: 4 });

test('10,000 random ones: with V_i = C_ii it is the sum over ratings of their squared weighted deviations', () => {
  fc.assert(
    fc.property(strata, (some) => {
      const rows = influences(some);
      const brute = sumOf(rows, (row) => ((row[0]! + row[1]! + row[2]!) / 3) ** 2);
      const found = varianceOf(some);
      expect(Math.abs(found - brute)).toBeLessThanOrEqual(1e-9 * (1 + brute));
      expect(found).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('10,000 random ones: its error is at most the mean of those of its items, and twice their variances are twice its own', () => {
  const factor = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 20, noNaN: true }));
  fc.assert(
    fc.property(strata, fc.tuple(factor, factor, factor), (some, factors) => {
      const found = varianceOf(some, (squares, item) => factors[item]! * squares);
      expect(found).toBeGreaterThanOrEqual(0);
      const rows = influences(some);
      const deviation = factors.reduce(
        (sum, by, item) => sum + Math.sqrt(by * sumOf(rows, (row) => row[item]! ** 2)) / 3,
        0,
      );
      expect(Math.sqrt(found)).toBeLessThanOrEqual(deviation * (1 + 1e-9));
      expect(varianceOf(some, (squares, item) => 2 * factors[item]! * squares)).toBeCloseTo(2 * found, 6);
    }),
    { seed: 2, numRuns: RUNS },
  );
});

test('10,000 random ones: the order of strata does not matter, and neither does that of ratings', () => {
  fc.assert(
    fc.property(strata, (some) => {
      const turned = some.toReversed().map(({ ratings, weights }) => ({ ratings: ratings.toReversed(), weights }));
      expect(varianceOf(turned)).toBeCloseTo(varianceOf(some), 9);
    }),
    { seed: 3, numRuns: RUNS },
  );
});

test('how items go together counts where the weight is: the plain index would not see it', () => {
  const alike: Rating[] = [[1, 1, 1], [5, 5, 5], [1, 1, 1], [5, 5, 5]]; // prettier-ignore
  const apart: Rating[] = [[1, 5, 3], [5, 1, 3], [1, 5, 3], [5, 1, 3]]; // prettier-ignore
  const at = (heavy: Rating[], light: Rating[]) =>
    varianceOf([
      { ratings: heavy, weights: [0.9, 0.9, 0.9] },
      { ratings: light, weights: [0.1, 0.1, 0.1] },
    ]);
  // Four answers 50 points from their mean: 0.9²·2500/4 where all three go together, nothing where two cancel.
  expect(at(alike, apart)).toBeCloseTo(0.81 * 625, 9);
  expect(at(apart, alike)).toBeCloseTo(0.01 * 625, 9);
});

test('by hand: one item without spread goes with none; items that always cancel have no variance', () => {
  const crossed = { SAT_EASE: -6, SAT_TIME: 0, EASE_TIME: 0 };
  const none = { variance: 0, squares: 0 };
  // (4 + 9 + 2·(−6/√(4·9))·√(4·9))/9.
  expect(weightedIndexVariance({ SAT: { variance: 4, squares: 4 }, EASE: { variance: 9, squares: 9 }, TIME: none }, crossed)).toBeCloseTo(1 / 9, 12); // prettier-ignore
  expect(weightedIndexVariance({ SAT: { variance: 6, squares: 6 }, EASE: { variance: 6, squares: 6 }, TIME: none }, crossed)).toBe(0); // prettier-ignore
  expect(weightedIndexVariance({ SAT: { variance: 9, squares: 4 }, EASE: none, TIME: { variance: 4, squares: 0 } }, crossed)).toBeCloseTo(13 / 9, 12); // prettier-ignore
});
