import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
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

test('10,000 random pairs: numbers only, mirrored when both change places, surer with more answers', () => {
  const sample = fc.record({
    n: fc.oneof(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 1_000_000 })),
    mean: fc.integer({ min: 0, max: 100 }),
    variance: fc.oneof(fc.double({ min: 0, max: 2500, noNaN: true }), fc.constantFrom(0, 1e-300)),
  });
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const { difference, standardError, degreesOfFreedom, interval } = welchDifference(a, b);
      expect([difference, standardError, degreesOfFreedom, interval.low, interval.high].every(Number.isFinite)).toBe(
        true,
      );
      expect(interval.low <= difference && difference <= interval.high).toBe(true);
      expect(degreesOfFreedom).toBeGreaterThanOrEqual((Math.min(a.n, b.n) - 1) * (1 - 1e-9));
      expect(degreesOfFreedom).toBeLessThanOrEqual((a.n + b.n - 2) * (1 + 1e-9));
      const back = welchDifference(b, a);
      expect(back.difference).toBe(0 - difference);
      expect(Math.abs(back.interval.low + interval.high)).toBeLessThan(1e-9);
      const more = welchDifference({ ...a, n: 2 * a.n }, { ...b, n: 2 * b.n });
      expect(more.interval.high - more.interval.low).toBeLessThanOrEqual((interval.high - interval.low) * (1 + 1e-9));
    }),
    { seed: 1, numRuns: RUNS },
  );
});
