import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { detectableDifference } from './detectable-difference.ts';

/** Of two groups of n answers each. */
const between = (n: number, deviation: number): number => detectableDifference(deviation * Math.sqrt(2 / n));

describe('what a comparison could have seen', () => {
  test('three points need 1,090 answers a group, five points 392, at a standard deviation of 25', () => {
    expect(between(1090.1, 25)).toBeCloseTo(3, 4);
    expect(between(392.44, 25)).toBeCloseTo(5, 4);
  });

  test('no error: any difference is seen', () => expect(detectableDifference(0)).toBe(0));

  test('refuses what is no error', () => {
    expect(() => detectableDifference(-1)).toThrow(RangeError);
    expect(() => detectableDifference(NaN)).toThrow(RangeError);
  });
});

test('10,000 random groups: a number above 0, and half of it needs four times the answers', () => {
  const deviation = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1_000_000 }), deviation, (n, spread) => {
      const points = between(n, spread);
      expect(points > 0 && points < Infinity).toBe(true);
      expect(between(4 * n, spread) / points).toBeCloseTo(0.5, 9);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
