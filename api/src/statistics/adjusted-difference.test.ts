import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { adjustedDifference } from './adjusted-difference.ts';
import { differencesFromMean } from './differences-from-mean.ts';
import { quadraticForm } from './quadratic-form.ts';
import { satterthwaite } from './satterthwaite.ts';
import { testDifference } from './test-difference.ts';

const variance = fc.oneof(fc.double({ min: 1e-6, max: 100, noNaN: true }), fc.constant(0));

test('across versions the error of the link comes on top: V = V_a + V_b + V_link', () => {
  expect(adjustedDifference(testDifference(4, 1 + 2, 50), 1.125).standardError ** 2).toBeCloseTo(4.125, 12);
});

test('nothing shared changes nothing, and what is no variance is refused', () => {
  const sampling = testDifference(4, 3, 50);
  expect(adjustedDifference(sampling, 0)).toBe(sampling);
  for (const wrong of [-1, NaN, Infinity]) expect(() => adjustedDifference(sampling, wrong)).toThrow(RangeError);
});

test('10,000 random differences: the degrees of freedom are those of Satterthwaite with a part known exactly', () => {
  fc.assert(
    fc.property(variance, variance, fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: -100, max: 100 }), (own, shared, df, points) => {
      const found = adjustedDifference(testDifference(points, own, df), shared);
      expect(found.difference).toBe(points);
      expect(found.standardError).toBeCloseTo(Math.sqrt(own + shared), 9);
      expect(found.p === null).toBe(own + shared === 0);
      const parts = [{ variance: own, degreesOfFreedom: df }, { variance: shared, degreesOfFreedom: Infinity }];
      const degrees = own === 0 && shared === 0 ? df : satterthwaite(parts);
      if (degrees < 1e9) expect(found.degreesOfFreedom / degrees).toBeCloseTo(1, 9);
      else expect(found.degreesOfFreedom).toBeGreaterThan(1e8);
    }),
    { seed: 1, numRuns: RUNS },
  ); // prettier-ignore
});

/**
 * The whole covariance matrix, written down, and each figure against the mean by it: the form of verification case 24.
 * Figures take the short way: sampling is independent, and what is shared is one contrast with the table.
 *
 *     V = Σ_pp − (2/P)·Σ_j Σ_pj + (1/P²)·Σ_jk Σ_jk
 */
const byCovariance = (matrix: readonly (readonly number[])[]): number[] => {
  const count = matrix.length;
  const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0));
  const all = sums.reduce((sum, value) => sum + value, 0);
  return matrix.map((row, p) => row[p]! - (2 / count) * sums[p]! + all / count ** 2);
};

test('10,000 random lists: against the mean of all it is what the covariance matrix of all gives', () => {
  const three = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 3, maxLength: 3 });
  const whole = fc.integer({ min: -3, max: 3 });
  const figure = fc.record({ value: fc.nat(100), variance, shares: three(fc.nat(4)) });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 2, maxLength: 6 }), three(three(whole)), (figures, roots) => {
      // Σ = RR′ of the table, and A′ΣA of the figures that share it, with their sampling on the diagonal.
      const table = roots.map((a) => roots.map((b) => a.reduce((sum, value, k) => sum + value * b[k]!, 0)));
      const shared = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, x, i) => sum + x * b.reduce((rest, y, j) => rest + y * table[i]![j]!, 0), 0);
      const matrix = figures.map((a, i) => figures.map((b, j) => shared(a.shares, b.shares) + (i === j ? a.variance : 0)));
      const expected = byCovariance(matrix);
      const mean = [0, 1, 2].map((k) => figures.reduce((sum, { shares }) => sum + shares[k]! / figures.length, 0));
      const sampling = differencesFromMean(figures.map((own) => ({ ...own, degreesOfFreedom: Infinity })));
      for (const [p, { shares }] of figures.entries()) {
        const apart = shares.map((share, k) => share - mean[k]!);
        const { standardError } = adjustedDifference(sampling[p]!, quadraticForm(apart, table));
        expect(Math.abs(standardError ** 2 - expected[p]!)).toBeLessThan(1e-9 * (1 + expected[p]!));
      }
    }),
    { seed: 2, numRuns: RUNS },
  ); // prettier-ignore
});
