import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { testDifference } from './test-difference.ts';

describe('a tested difference', () => {
  test('of 1.96 standard errors has p = 0.05 and an interval that begins at 0', () => {
    const { t, p, interval } = testDifference(1.9599639845400545, 1, Infinity);
    expect(t).toBeCloseTo(1.9599639845400545, 14);
    expect(p).toBeCloseTo(0.05, 12);
    expect(interval.low).toBeCloseTo(0, 12);
  });

  test('is Student’s: −1.58 with a standard error of 0.849 and 17.776 degrees of freedom', () => {
    const { p, interval } = testDifference(-1.58, 0.849091017238762 ** 2, 17.7764735161785);
    expect(p).toBeCloseTo(0.0793941401873582, 10);
    expect(interval.low).toBeCloseTo(-3.36548323071171, 10);
  });

  test('keeps tiny p-values instead of calling them 0', () => {
    expect(testDifference(14.878, 0.831013 ** 2, Infinity).p).toBeGreaterThan(1e-72);
    expect(testDifference(14.878, 0.831013 ** 2, Infinity).p).toBeLessThan(2e-71);
  });

  test('no difference has p = 1; without an error there is no test', () => {
    expect(testDifference(0, 4, 7).p).toBe(1);
    expect(testDifference(5, 0, 7)).toMatchObject({ t: null, p: null, interval: { low: 5, high: 5 } });
  });

  test.each([
    [NaN, 1, 1],
    [1, -1, 1],
    [1, 1, 0],
  ])('refuses difference %d, variance %d, degrees of freedom %d', (difference, variance, degrees) => {
    expect(() => testDifference(difference, variance, degrees)).toThrow(RangeError);
  });
});

test('10,000 random differences: numbers only, mirrored with the sign, and p falls as the difference grows', () => {
  const any = fc.record({
    difference: fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constantFrom(0, 1e-300)),
    variance: fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(0, 1e-300, 1e-30)),
    degrees: fc.oneof(fc.double({ min: 0.5, max: 1e6, noNaN: true }), fc.constant(Infinity)),
  });
  fc.assert(
    fc.property(any, ({ difference, variance, degrees }) => {
      const { standardError, p, interval } = testDifference(difference, variance, degrees);
      expect([standardError, interval.low, interval.high].every(Number.isFinite)).toBe(true);
      expect(interval.low <= difference && difference <= interval.high).toBe(true);
      expect(p === null ? standardError === 0 : p >= 0 && p <= 1).toBe(true);
      const back = testDifference(-difference, variance, degrees);
      expect(back.p).toBe(p);
      expect(back.interval.low + interval.high).toBe(0);
      const larger = testDifference(2 * difference, variance, degrees);
      if (p !== null) expect(larger.p!).toBeLessThanOrEqual(p * (1 + 1e-9));
    }),
    { seed: 1, numRuns: RUNS },
  );
});
