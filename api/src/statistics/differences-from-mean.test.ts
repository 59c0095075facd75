import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
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
  });

  test('refuse what is no figure', () => {
    const right = { value: 1, variance: 1, degreesOfFreedom: 1 };
    for (const wrong of [{ value: NaN }, { variance: -1 }, { degreesOfFreedom: 0 }]) {
      expect(() => differencesFromMean([right, { ...right, ...wrong }])).toThrow(RangeError);
    }
  });
});
