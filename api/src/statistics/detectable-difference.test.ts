import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { answersToDetect } from './answers-to-detect.ts';
import { detectableDifference } from './detectable-difference.ts';

describe('what a comparison could have seen', () => {
  test('three points need 1,090 answers a group, five points 392, at a standard deviation of 25', () => {
    expect(answersToDetect(3, 25)).toBeCloseTo(1090.1, 1);
    expect(answersToDetect(5, 25)).toBeCloseTo(392.44, 2);
  });

  test('both say the same', () => {
    const n = answersToDetect(4, 30);
    expect(detectableDifference(30 * Math.sqrt(2 / n))).toBeCloseTo(4, 12);
  });

  test('no error: any difference is seen', () => expect(detectableDifference(0)).toBe(0));

  test('refuses what is no error, no difference, no spread', () => {
    expect(() => detectableDifference(-1)).toThrow(RangeError);
    expect(() => detectableDifference(NaN)).toThrow(RangeError);
    expect(() => answersToDetect(0, 25)).toThrow(RangeError);
    expect(() => answersToDetect(3, NaN)).toThrow(RangeError);
  });
});

test('10,000 random ones: both say the same, and half the difference needs four times the answers', () => {
  const number = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(number, number, (difference, deviation) => {
      const n = answersToDetect(difference, deviation);
      expect(n > 0 && n < Infinity).toBe(true);
      expect(Math.abs(detectableDifference(deviation * Math.sqrt(2 / n)) / difference - 1)).toBeLessThan(1e-9);
      expect(Math.abs(answersToDetect(difference / 2, deviation) / n - 4)).toBeLessThan(1e-9);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
