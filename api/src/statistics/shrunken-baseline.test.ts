import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { shrunkenBaseline } from './shrunken-baseline.ts';

const unit = fc.record({
  value: fc.double({ min: 0, max: 100, noNaN: true }),
  variance: fc.oneof(fc.double({ min: 1e-3, max: 100, noNaN: true }), fc.constantFrom(0, 1e-12)),
});

describe('shrunken baseline', () => {
  test('units that differ by chance only are all the mean', () => {
    const shrunken = shrunkenBaseline([49, 51, 50].map((value) => ({ value, variance: 25 })));
    expect(shrunken).toMatchObject({ between: 0, mean: expect.closeTo(50, 12), pulls: [1, 1, 1] });
    if (shrunken.estimable) for (const value of shrunken.values) expect(value).toBeCloseTo(50, 9);
  });

  test('half chance, half real: pulled half-way', () => {
    // Q = 2·(10² )/V with V = 100: Q = 2 + …; τ² = s² − V = 200 − 100.
    const shrunken = shrunkenBaseline([40, 60].map((value) => ({ value, variance: 100 })));
    expect(shrunken).toMatchObject({ spread: 2, mean: 50 });
    expect(shrunken.estimable && shrunken.between).toBeCloseTo(100, 10);
    expect(shrunken.estimable && shrunken.values[0]).toBeCloseTo(45, 10);
  });

  test('lie between the unit and the mean, in the order of the input, for 10,000 random lists', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const shrunken = shrunkenBaseline(units);
        if (!shrunken.estimable) {
          expect(units.length < 2 || units.some(({ variance }) => variance === 0)).toBe(true);
          return;
        }
        const { mean, between, standardError, values, pulls } = shrunken;
        expect(between >= 0 && between < Infinity && standardError > 0).toBe(true);
        values.forEach((value, i) => {
          const [low, high] = [mean, units[i]!.value].sort((a, b) => a - b) as [number, number];
          expect(value >= low - 1e-9 && value <= high + 1e-9 && pulls[i]! >= 0 && pulls[i]! <= 1).toBe(true);
        });
      }),
      { seed: 1, numRuns: RUNS, endOnFailure: true },
    );
  }, 60_000);

  test('says why not, and refuses what is no number', () => {
    expect(shrunkenBaseline([{ value: 1, variance: 1 }])).toEqual({ estimable: false, reason: 'FEW_UNITS' });
    const sure = { value: 1, variance: 0 };
    expect(shrunkenBaseline([sure, sure])).toEqual({ estimable: false, reason: 'NO_VARIANCE' });
    expect(() => shrunkenBaseline([{ value: NaN, variance: 1 }])).toThrow(RangeError);
    expect(() => shrunkenBaseline([{ value: 1, variance: -1 }])).toThrow(RangeError);
  });
});
