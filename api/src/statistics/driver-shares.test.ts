import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { driverCorrelations, type DriverPair } from './driver-correlations.ts';
import { driverShares } from './driver-shares.ts';
import { relativeWeights } from './relative-weights.ts';

function estimated<T extends { readonly estimable: boolean }>(result: T): Extract<T, { estimable: true }> {
  if (!result.estimable) throw new Error(JSON.stringify(result));
  return result as Extract<T, { estimable: true }>;
}

/** Correlation matrix of random loadings on two common factors: positive definite by construction. */
const loadings = (drivers: number) =>
  fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    minLength: drivers + 1,
    maxLength: drivers + 1,
  });
const correlationsOf = (rows: [number, number][]): number[][] => {
  const covariance = rows.map((a, i) => rows.map((b, j) => a[0] * b[0] + a[1] * b[1] + (i === j ? 20 : 0)));
  return covariance.map((row, i) => row.map((value, j) => value / Math.sqrt(covariance[i]![i]! * covariance[j]![j]!)));
};
/** Mostly few drivers, as each one more doubles the work. */
const matrix = fc
  .oneof({ weight: 30, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.integer({ min: 4, max: 6 }))
  .chain(loadings)
  .map(correlationsOf);

describe('shares of drivers', () => {
  test('of uncorrelated drivers are their own squared correlations', () => {
    const { rSquared, drivers } = estimated(
      driverShares(
        [
          [1, 0.6, 0.3],
          [0.6, 1, 0],
          [0.3, 0, 1],
        ],
        1000,
      ),
    );
    expect(rSquared).toBeCloseTo(0.45, 12);
    expect(drivers.map(({ part }) => part)).toEqual([expect.closeTo(0.36, 12), expect.closeTo(0.09, 12)]);
    expect(drivers[0]).toMatchObject({ share: expect.closeTo(0.8, 12), first: expect.closeTo(0.36, 12) });
  });

  test('of two drivers by hand', () => {
    // r = (0.5, 0.4), ρ = 0.5: R² = (0.25 + 0.16 − 0.2)/0.75 = 0.28; LMG_1 = (0.25 + 0.28 − 0.16)/2.
    const { rSquared, drivers } = estimated(
      driverShares(
        [
          [4, 1, 1.2],
          [1, 1, 0.75],
          [1.2, 0.75, 2.25],
        ],
        500,
      ),
    );
    expect(rSquared).toBeCloseTo(0.28, 12);
    expect(drivers[0]!.part).toBeCloseTo(0.185, 12);
    expect(drivers[1]!.last).toBeCloseTo(0.03, 12);
  });

  test('two that are alike share alike; one alone has all', () => {
    const { drivers } = estimated(driverShares([[1, 0.4, 0.4], [0.4, 1, 0.3], [0.4, 0.3, 1]], 400)); // prettier-ignore
    expect(drivers[0]!.share).toBeCloseTo(0.5, 12);
    expect(drivers[0]!.interval.low).toBeCloseTo(1 - drivers[0]!.interval.high, 12);
    const alone = estimated(driverShares([[1, 0.4], [0.4, 1]], 400)); // prettier-ignore
    expect(alone.drivers[0]).toMatchObject({ share: 1, interval: { low: 1, high: 1 } });
  });

  test('add up to R², lie within their intervals and do not depend on order or units, for 10,000 random matrices', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 300, max: 100_000 }), (correlations, n) => {
        const result = driverShares(correlations, n);
        if (!result.estimable) {
          expect(result.reason).toBe('NOTHING_EXPLAINED');
          return;
        }
        const parts = result.drivers.map(({ part }) => part);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(result.rSquared, 9);
        expect(result.rSquared).toBeLessThanOrEqual(1);
        for (const { part, share, interval } of result.drivers) {
          expect(part).toBeGreaterThanOrEqual(-1e-12);
          expect(0 <= interval.low && interval.low <= share && share <= interval.high && interval.high <= 1).toBe(true);
        }
        const order = [0, ...parts.map((_, i) => i + 1).toReversed()];
        const turned = order.map((a) => order.map((b) => correlations[a]![b]! * (a + 1) * (b + 1)));
        const other = estimated(driverShares(turned, n)).drivers.toReversed();
        other.forEach(({ part, interval }, i) => {
          expect(part).toBeCloseTo(parts[i]!, 9);
          expect(interval.high).toBeCloseTo(result.drivers[i]!.interval.high, 6);
        });
        const { weights } = estimated(relativeWeights(correlations));
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(result.rSquared, 8);
        expect(weights.every((weight) => weight >= 0)).toBe(true);
      }),
      { seed: 1, numRuns: RUNS, endOnFailure: true },
    );
  }, 120_000);

  test('the interval holds the true share about as often as it says', () => {
    // The last driver is nothing but noise.
    const truth = [[1, 0.5, 0.3, 0], [0.5, 1, 0.3, 0], [0.3, 0.3, 1, 0], [0, 0, 0, 1]]; // prettier-ignore
    const shares = estimated(driverShares(truth, 1000)).drivers.map(({ share }) => share);
    const held = shares.map(() => 0);
    const random = seeded(7);
    for (let round = 0; round < 400; round++) {
      const sample = sampleCovariance(truth, 400, random);
      estimated(driverShares(sample, 400)).drivers.forEach(({ interval }, j) => {
        if (interval.low <= shares[j]! && shares[j]! <= interval.high) held[j]!++;
      });
    }
    for (const times of held) {
      expect(times / 400).toBeGreaterThan(0.91);
      expect(times / 400).toBeLessThan(0.985);
    }
  }, 120_000);

  test('drivers that repeat each other, or go along with nothing, have no shares', () => {
    const twins = [[1, 0.5, 0.5], [0.5, 1, 1], [0.5, 1, 1]]; // prettier-ignore
    expect(driverShares(twins, 500)).toEqual({ estimable: false, reason: 'NOT_POSITIVE_DEFINITE' });
    expect(relativeWeights(twins)).toEqual({ estimable: false, reason: 'NOT_POSITIVE_DEFINITE' });
    expect(relativeWeights([[1, 0], [0, 0]])).toMatchObject({ estimable: false, reason: 'NOT_POSITIVE_DEFINITE' }); // prettier-ignore
    expect(driverShares([[1, 0], [0, 1]], 500)).toEqual({ estimable: false, reason: 'NOTHING_EXPLAINED' }); // prettier-ignore
    expect(driverShares([[1, 0], [0, 0]], 500)).toMatchObject({ estimable: false }); // prettier-ignore
  });

  test('refuses what is no matrix and thirteen drivers', () => {
    expect(() => driverShares([[1]], 500)).toThrow(RangeError);
    expect(() => driverShares([[1, 0.5], [0.4, 1]], 500)).toThrow(RangeError); // prettier-ignore
    expect(() => driverShares([[1, NaN], [NaN, 1]], 500)).toThrow(RangeError); // prettier-ignore
    expect(() => driverShares([[1, 0], [0, 1]], 0)).toThrow(RangeError); // prettier-ignore
    const many = Array.from({ length: 14 }, (_, i) => Array.from({ length: 14 }, (__, j) => Number(i === j)));
    expect(() => driverShares(many, 500)).toThrow(RangeError);
  });
});

describe('correlations of drivers from the sums of their pairs', () => {
  /** A pair with this correlation, means 3 and variances 1. */
  const pair = (correlation: number, n = 1000): DriverPair => ({
    n,
    sumA: 3 * n,
    sumB: 3 * n,
    sumAB: n * (9 + correlation),
    sumAA: 10 * n,
    sumBB: 10 * n,
  });

  test('each has ratings of its own', () => {
    const table: Record<string, DriverPair> = { '0,1': pair(0.5, 900), '0,2': pair(0.3, 800), '1,2': pair(0.2, 301) };
    const found = estimated(driverCorrelations(3, (a, b) => table[`${a},${b}`] ?? null));
    expect(found).toMatchObject({ kept: [0, 1, 2], n: 301, shrinkage: 0 });
    expect(found.correlations[1]![2]).toBeCloseTo(0.2, 10);
    expect(found.correlations[2]![0]).toBeCloseTo(0.3, 10);
  });

  test('drivers with too few ratings beside the outcome or each other are left out', () => {
    const n = (a: number, b: number): number => (a === 0 && b === 3 ? 299 : a === 1 && b === 2 ? 100 : 1000);
    expect(driverCorrelations(5, (a, b) => pair(0.3, n(a, b)))).toMatchObject({ kept: [0, 1, 4], n: 1000 });
    expect(driverCorrelations(2, () => pair(0.3, 299))).toEqual({ estimable: false, reason: 'FEW_PAIRS' });
    expect(driverCorrelations(4, () => null)).toEqual({ estimable: false, reason: 'FEW_PAIRS' });
    expect(driverCorrelations(1, () => null)).toEqual({ estimable: false, reason: 'FEW_PAIRS' });
  });

  test('beyond eight, those with the fewest ratings are left out', () => {
    const found = driverCorrelations(11, (a, b) => pair(0.3, a === 0 ? 1000 - b : 500));
    expect(found).toMatchObject({ kept: [0, 1, 2, 3, 4, 5, 6, 7, 8] });
  });

  test('correlations that cannot all be true are shrunk until they can', () => {
    const sign = (a: number, b: number): number => (a === 1 && b === 2 ? -0.9 : 0.9);
    const found = estimated(driverCorrelations(3, (a, b) => pair(sign(a, b))));
    expect(found.shrinkage).toBeGreaterThan(0);
    expect(found.shrinkage).toBeLessThan(1);
    const shares = driverShares(found.correlations, found.n);
    expect(shares.estimable && shares.rSquared <= 1).toBe(true);
  });

  test('a driver everybody answers alike is left out', () => {
    const flat = { n: 1000, sumA: 3000, sumB: 5000, sumAB: 15_000, sumAA: 10_000, sumBB: 25_000 };
    expect(driverCorrelations(3, (_, b) => (b === 2 ? flat : pair(0.4)))).toMatchObject({ kept: [0, 1] });
  });

  test('are those of the single ratings, whatever cells they were added up from and in what order, for 10,000 samples', () => {
    const answer = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 6 });
    const person = fc.tuple(answer, answer, answer, answer);
    fc.assert(
      fc.property(fc.array(person, { minLength: 4, maxLength: 12 }), fc.nat(12), (people, cut) => {
        // Everybody a hundred times over: as many ratings as the policy asks for, at the price of a few.
        const whole = (a: number, b: number) => scaled(pairOf(people, a, b), 100);
        const split = (a: number, b: number) =>
          added(scaled(pairOf(people.slice(cut), a, b), 100), scaled(pairOf(people.slice(0, cut), a, b), 100));
        const found = driverCorrelations(4, whole);
        expect(driverCorrelations(4, split)).toEqual(found);
        if (!found.estimable) {
          expect(found.reason).toBe('FEW_PAIRS');
          return;
        }
        for (const [i, a] of found.kept.entries()) {
          for (const [j, b] of found.kept.entries()) {
            if (i === j) continue;
            const both = people.flatMap((p) => (p[a] === null || p[b] === null ? [] : [[p[a]!, p[b]!] as const]));
            expect(found.correlations[i]![j]!).toBeCloseTo((1 - found.shrinkage) * pearson(both), 9);
          }
        }
        // Positive definite by construction: what is taken apart next never says that it is not.
        const shares = driverShares(found.correlations, found.n);
        if (!shares.estimable) expect(shares.reason).toBe('NOTHING_EXPLAINED');
        else expect(shares.rSquared <= 1 && shares.drivers.every(({ part }) => Number.isFinite(part))).toBe(true);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('refuses sums that contradict each other', () => {
    expect(() => driverCorrelations(2, () => ({ ...pair(0.5), sumAA: 1 }))).toThrow(RangeError);
    expect(() => driverCorrelations(2, () => pair(1.5))).toThrow(RangeError);
    expect(() => driverCorrelations(2, () => ({ ...pair(0.5), sumB: NaN }))).toThrow(RangeError);
  });
});

type Answers = readonly (number | null)[];

function pairOf(people: readonly Answers[], a: number, b: number): DriverPair {
  const sums = { n: 0, sumA: 0, sumB: 0, sumAB: 0, sumAA: 0, sumBB: 0 };
  for (const { [a]: x, [b]: y } of people) {
    if (x == null || y == null) continue;
    sums.n++;
    sums.sumA += x;
    sums.sumB += y;
    sums.sumAB += x * y;
    sums.sumAA += x * x;
    sums.sumBB += y * y;
  }
  return sums;
}
const eachSum = (pair: DriverPair, change: (value: number, key: keyof DriverPair) => number): DriverPair => ({
  n: change(pair.n, 'n'),
  sumA: change(pair.sumA, 'sumA'),
  sumB: change(pair.sumB, 'sumB'),
  sumAB: change(pair.sumAB, 'sumAB'),
  sumAA: change(pair.sumAA, 'sumAA'),
  sumBB: change(pair.sumBB, 'sumBB'),
});
const scaled = (pair: DriverPair, factor: number) => eachSum(pair, (value) => factor * value);
const added = (one: DriverPair, other: DriverPair) => eachSum(one, (value, key) => value + other[key]);

/** By its definition, from deviations of single ratings. */
function pearson(both: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => both.reduce((sum, pair) => sum + pair[of], 0) / both.length;
  const means = [mean(0), mean(1)] as const;
  const product = (a: 0 | 1, b: 0 | 1) =>
    both.reduce((sum, pair) => sum + (pair[a] - means[a]) * (pair[b] - means[b]), 0);
  return product(0, 1) / Math.sqrt(product(0, 0) * product(1, 1));
}

/** Numbers from 0 to 1 (mulberry32), the same for a seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Covariance matrix of n normal draws with a given correlation matrix. */
function sampleCovariance(truth: number[][], n: number, random: () => number): number[][] {
  const size = truth.length;
  const root = truth.map(() => truth.map(() => 0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let left = truth[i]![j]!;
      for (let k = 0; k < j; k++) left -= root[i]![k]! * root[j]![k]!;
      root[i]![j] = i === j ? Math.sqrt(left) : left / root[j]![j]!;
    }
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const draws = Array.from({ length: n }, () => {
    const z = truth.map(normal);
    return root.map((row) => row.reduce((sum, value, k) => sum + value * z[k]!, 0));
  });
  const means = truth.map((_, i) => draws.reduce((sum, draw) => sum + draw[i]!, 0) / n);
  return truth.map((_, i) =>
    truth.map((__, j) => draws.reduce((sum, d) => sum + (d[i]! - means[i]!) * (d[j]! - means[j]!), 0) / (n - 1)),
  );
}
