import { describe, expect, test } from 'vitest';
import { welchDifference } from './welch-difference.ts';

describe('difference of two independent means', () => {
  test('equal spread and size: twice the single degrees of freedom', () => {
    const { difference, standardError, degreesOfFreedom, interval } = welchDifference(
      { n: 50, mean: 70, variance: 400 },
      { n: 50, mean: 78, variance: 400 },
    );
    expect(difference).toBe(8);
    expect(standardError).toBe(4);
    expect(degreesOfFreedom).toBeCloseTo(98, 10);
    expect(interval.low).toBeCloseTo(8 - 1.984467454 * 4, 7);
  });

  test('one side without spread: the degrees of freedom of the other', () => {
    const { degreesOfFreedom } = welchDifference(
      { n: 90, mean: 100, variance: 0 },
      { n: 31, mean: 78, variance: 1e-200 },
    );
    expect(degreesOfFreedom).toBe(30);
  });

  test('no spread at all: no width, and no division by zero', () => {
    const alike = { n: 30, mean: 100, variance: 0 };
    expect(welchDifference(alike, { ...alike, mean: 75 })).toEqual({
      difference: -25,
      standardError: 0,
      degreesOfFreedom: 58,
      interval: { low: -25, high: -25 },
    });
  });

  test.each([[{ n: 1, mean: 50, variance: 0 }], [{ n: 9, mean: 50, variance: NaN }]])('refuses %o', (sample) => {
    expect(() => welchDifference(sample, { n: 9, mean: 50, variance: 9 })).toThrow(RangeError);
  });
});
