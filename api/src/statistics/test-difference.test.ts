import { describe, expect, test } from 'vitest';
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
