import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { additiveVariance } from './additive-variance.ts';
import { overDispersion } from './over-dispersion.ts';
import { quantileOf } from './quantile-of.ts';

const unit = fc.record({
  value: fc.double({ min: 0, max: 100, noNaN: true }),
  variance: fc.oneof(fc.double({ min: 1e-6, max: 100, noNaN: true }), fc.constantFrom(0, 1e-12, 1e-60)),
});

describe('over-dispersion', () => {
  test('of units that differ by more than chance: what is left explains them', () => {
    // z of ±2 throughout: φ = 4; I·φ − (I − 1) = 31 over Σw − Σw²/Σw = 9.
    const units = Array.from({ length: 10 }, (_, i) => ({ value: i % 2 ? 72 : 68, variance: 1 }));
    const found = overDispersion(units, 70);
    expect(found).toMatchObject({ phi: 4, winsorisedPhi: 4, isOverDispersed: true });
    expect(found.estimable && found.between).toBeCloseTo(31 / 9, 12);
    expect(found.estimable && found.adjustedZ[0]).toBeCloseTo(-2 / Math.sqrt(1 + 31 / 9), 12);
  });

  test('of units that differ by chance only is none', () => {
    const units = [-1, 0.2, 0.9, -0.6, 0.4, 0.1, -0.3, 1.1].map((z) => ({ value: 50 + z, variance: 1 }));
    const found = overDispersion(units, 50);
    expect(found).toMatchObject({ isOverDispersed: false, between: 0 });
    expect(found.estimable && found.adjustedZ).toEqual(found.estimable && found.z);
  });

  test('one far outlier does not widen the funnel for all', () => {
    const units = Array.from({ length: 21 }, (_, i) => ({ value: i === 20 ? 90 : 50 + (i % 5) / 4, variance: 1 }));
    const found = overDispersion(units, 50.5);
    expect(found).toMatchObject({ isOverDispersed: false });
    expect(found.estimable && found.phi).toBeGreaterThan(50);
  });

  test('is told or refused with a reason, and never broken, for 10,000 random lists', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 15 }), fc.integer({ min: 0, max: 100 }), (units, target) => {
        const found = overDispersion(units, target);
        if (!found.estimable) {
          expect(units.length < 2 || units.some(({ variance }) => variance <= 1e-50)).toBe(true);
          return;
        }
        expect(found.between >= 0 && found.between < Infinity && found.phi < Infinity).toBe(true);
        const largest = Math.max(...found.z.map((z) => z * z));
        expect(found.winsorisedPhi).toBeLessThanOrEqual(largest * (1 + 1e-9));
        found.adjustedZ.forEach((z, i) => expect(Math.abs(z)).toBeLessThanOrEqual(Math.abs(found.z[i]!) + 1e-300));
        const reversed = overDispersion(units.toReversed(), target);
        expect(reversed.estimable && Math.abs(reversed.between - found.between) <= 1e-9 * (1 + found.between)).toBe(
          true,
        );
      }),
      { seed: 1, numRuns: RUNS },
    );
  }, 60_000);

  test('says why not', () => {
    expect(overDispersion([{ value: 1, variance: 1 }], 1)).toEqual({ estimable: false, reason: 'FEW_UNITS' });
    const flat = { value: 1, variance: 0 };
    expect(overDispersion([flat, flat], 1)).toEqual({ estimable: false, reason: 'NO_VARIANCE' });
  });

  test('refuses what is no number', () => {
    expect(() => overDispersion([], NaN)).toThrow(RangeError);
    expect(() => overDispersion([{ value: NaN, variance: 1 }], 1)).toThrow(RangeError);
    expect(() => overDispersion([{ value: 1, variance: -1 }], 1)).toThrow(RangeError);
  });
});

describe('additive variance', () => {
  test('in other units of measurement is another number for the same thing', () => {
    const variances = [1, 4, 9, 2];
    const scaled = additiveVariance(
      3,
      variances.map((variance) => variance * 1e4),
    );
    expect(scaled / 1e4).toBeCloseTo(additiveVariance(3, variances), 12);
  });

  test('is 0 where the spread is no more than chance', () => expect(additiveVariance(0.5, [1, 1, 1])).toBe(0));

  test('keeps its digits where one unit is known far better than all others', () => {
    // Σw − Σw²/Σw = 2·10⁻¹²·(1 − …) in units of the large weight: lost when subtracted.
    expect(additiveVariance(2, [1e-12, 1])).toBeCloseTo(3 / (2 / (1 + 1e-12)), 9);
  });

  test('refuses one unit, no variance, no square', () => {
    expect(() => additiveVariance(1, [1])).toThrow(RangeError);
    expect(() => additiveVariance(1, [1, 0])).toThrow(RangeError);
    expect(() => additiveVariance(NaN, [1, 1])).toThrow(RangeError);
  });
});

describe('quantile of a list', () => {
  test('is R’s own, type 7', () => {
    expect(quantileOf([1, 2, 4, 8], 0.1)).toBeCloseTo(1.3, 12);
    expect(quantileOf([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantileOf([5], 0.9)).toBe(5);
    expect(quantileOf([1, 9], 1)).toBe(9);
  });

  test('refuses an empty list and what is no probability', () => {
    expect(() => quantileOf([], 0.5)).toThrow(RangeError);
    expect(() => quantileOf([1], NaN)).toThrow(RangeError);
  });
});

test('10,000 random lists: a quantile lies between the smallest and the largest, and rises with its probability', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, share, share, (list, a, b) => {
      const sorted = list.toSorted((x, y) => x - y);
      const all = [sorted[0]!, quantileOf(sorted, Math.min(a, b)), quantileOf(sorted, Math.max(a, b)), sorted.at(-1)!];
      expect(all.every((value, i) => i === 0 || value >= all[i - 1]! - 1e-12)).toBe(true);
    }),
    { seed: 2, numRuns: RUNS },
  );
});
