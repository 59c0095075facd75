import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { type Sample, welchDifference } from './welch-difference.ts';

const known = (before: Sample, after: Sample) => {
  const difference = welchDifference(before, after);
  if (!difference.estimable) throw new Error(difference.reason);
  return difference;
};

describe('difference of two independent means', () => {
  test('equal spread and size: twice the single degrees of freedom', () => {
    const { difference, standardError, degreesOfFreedom, interval } = known(
      { n: 50, mean: 70, variance: 400 },
      { n: 50, mean: 78, variance: 400 },
    );
    expect(difference).toBe(8);
    expect(standardError).toBe(4);
    expect(degreesOfFreedom).toBeCloseTo(98, 10);
    expect(interval.low).toBeCloseTo(8 - 1.984467454 * 4, 7);
  });

  test('one side without spread: the degrees of freedom of the other', () => {
    const { degreesOfFreedom } = known({ n: 90, mean: 100, variance: 0 }, { n: 31, mean: 78, variance: 1e-200 });
    expect(degreesOfFreedom).toBe(30);
  });

  test('no spread at all: no width, and no division by zero', () => {
    const alike = { n: 30, mean: 100, variance: 0 };
    expect(known(alike, { ...alike, mean: 75 })).toEqual({
      estimable: true,
      difference: -25,
      standardError: 0,
      degreesOfFreedom: 58,
      interval: { low: -25, high: -25 },
    });
  });

  test.each([
    { n: 9, mean: 50, variance: NaN },
    { n: 9, mean: 50, variance: -1 },
    { n: 9, mean: null, variance: null },
    { n: -1, mean: 50, variance: 0 },
    { n: NaN, mean: 50, variance: 0 },
  ])('refuses %o', (sample) => {
    expect(() => welchDifference(sample, { n: 9, mean: 50, variance: 9 })).toThrow(RangeError);
  });

  test('a side without answers, or with one, has no spread: a reason', () => {
    const many = { n: 9, mean: 50, variance: 9 };
    const [none, one] = [{ n: 0, mean: null, variance: null }, { n: 1, mean: 50, variance: null }]; // prettier-ignore
    expect(welchDifference(many, none)).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    expect(welchDifference(one, many)).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
    expect(welchDifference(one, none)).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
  });
});

test('10,000 random pairs: numbers only, mirrored when both change places, surer with more answers', () => {
  const sample = fc.record({
    n: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 2, max: 1_000_000 })),
    mean: fc.integer({ min: 0, max: 100 }),
    variance: fc.oneof(fc.double({ min: 0, max: 2500, noNaN: true }), fc.constantFrom(0, 1e-300)),
  });
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const found = welchDifference(a, b);
      if (!found.estimable) {
        expect(found.reason).toBe(Math.min(a.n, b.n) === 0 ? 'NO_DATA' : 'TOO_FEW');
        expect(Math.min(a.n, b.n)).toBeLessThan(2);
        return;
      }
      const { difference, standardError, degreesOfFreedom, interval } = found;
      expect([difference, standardError, degreesOfFreedom, interval.low, interval.high].every(Number.isFinite)).toBe(
        true,
      );
      expect(interval.low <= difference && difference <= interval.high).toBe(true);
      expect(degreesOfFreedom).toBeGreaterThanOrEqual((Math.min(a.n, b.n) - 1) * (1 - 1e-9));
      expect(degreesOfFreedom).toBeLessThanOrEqual((a.n + b.n - 2) * (1 + 1e-9));
      const back = known(b, a);
      expect(back.difference).toBe(0 - difference);
      expect(Math.abs(back.interval.low + interval.high)).toBeLessThan(1e-9);
      const more = known({ ...a, n: 2 * a.n }, { ...b, n: 2 * b.n });
      expect(more.interval.high - more.interval.low).toBeLessThanOrEqual((interval.high - interval.low) * (1 + 1e-9));
    }),
    { seed: 1, numRuns: RUNS },
  );
});
