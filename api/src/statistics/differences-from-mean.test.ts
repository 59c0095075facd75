import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { correlatedDifferencesFromMean } from './correlated-differences-from-mean.ts';
import { differencesFromMean } from './differences-from-mean.ts';
import { satterthwaite } from './satterthwaite.ts';

const figure = fc.record({
  value: fc.double({ min: 0, max: 100, noNaN: true }),
  variance: fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(0, 1e-200)),
  degreesOfFreedom: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constant(Infinity)),
});
const figures = fc.array(figure, { minLength: 2, maxLength: 20 });

describe('figures against the mean of all', () => {
  test('two of them: half the difference, half its error', () => {
    const [first, second] = differencesFromMean([
      { value: 70, variance: 9, degreesOfFreedom: 50 },
      { value: 80, variance: 16, degreesOfFreedom: 50 },
    ]);
    expect(first).toMatchObject({ difference: -5, standardError: 2.5, t: -2 });
    expect(second).toMatchObject({ difference: 5, standardError: 2.5, t: 2 });
    expect(first!.degreesOfFreedom).toBeCloseTo(25 ** 2 / (81 / 50 + 256 / 50), 10);
  });

  test('are what the sum over every single other gives', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const count = list.length;
        differencesFromMean(list).forEach(({ standardError, degreesOfFreedom }, p) => {
          const parts = list.map((f, i) => ({
            variance: (i === p ? (count - 1) / count : 1 / count) ** 2 * f.variance,
            degreesOfFreedom: f.degreesOfFreedom,
          }));
          const variance = parts.reduce((sum, part) => sum + part.variance, 0);
          expect(standardError).toBeCloseTo(Math.sqrt(variance), 9);
          // Below this the sum itself has too few digits to compare with.
          if (variance < 1e-290) return;
          const df = satterthwaite(parts);
          if (df < 1e9) expect(degreesOfFreedom / df).toBeCloseTo(1, 6);
        });
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('from a diagonal covariance matrix they are the same', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const diagonal = list.map(({ variance }, i) => list.map((_, j) => (i === j ? variance : 0)));
        const known = differencesFromMean(list.map((f) => ({ ...f, degreesOfFreedom: Infinity })));
        const values = list.map(({ value }) => value);
        correlatedDifferencesFromMean(values, diagonal, Infinity).forEach(({ difference, standardError }, i) => {
          expect(difference).toBeCloseTo(known[i]!.difference, 9);
          expect(standardError).toBeCloseTo(known[i]!.standardError, 6);
        });
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('what all share is no difference', () => {
    const shared = [
      [5, 4],
      [4, 5],
    ];
    const [first] = correlatedDifferencesFromMean([60, 62], shared, Infinity);
    // Var(a − b)/4 = (5 + 5 − 8)/4.
    expect(first!.standardError).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test('add up to nothing and are never broken, for 10,000 random lists', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const tested = differencesFromMean(list);
        expect(tested.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(0, 8);
        for (const { p, t, interval, degreesOfFreedom, difference } of tested) {
          expect(p === null ? t === null : p >= 0 && p <= 1).toBe(true);
          expect(degreesOfFreedom > 0 && interval.low <= difference && difference <= interval.high).toBe(true);
        }
      }),
      { seed: 3, numRuns: RUNS },
    );
  });

  test('one alone has no others', () => {
    expect(differencesFromMean([{ value: 1, variance: 1, degreesOfFreedom: 1 }])).toEqual([]);
    expect(correlatedDifferencesFromMean([1], [[1]], 5)).toEqual([]);
  });

  test('refuse what is no figure and no covariance', () => {
    const right = { value: 1, variance: 1, degreesOfFreedom: 1 };
    for (const wrong of [{ value: NaN }, { variance: -1 }, { degreesOfFreedom: 0 }]) {
      expect(() => differencesFromMean([right, { ...right, ...wrong }])).toThrow(RangeError);
    }
    expect(() => correlatedDifferencesFromMean([1, 2], [[1, 0]], 5)).toThrow(RangeError);
    expect(() => correlatedDifferencesFromMean([1, NaN], [[1, 0], [0, 1]], 5)).toThrow(RangeError); // prettier-ignore
  });
});
