import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { scoreInterval } from './score-interval.ts';

const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5));
const variance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-300, 1e-12));
const floor = fc.double({ min: 1, max: 1e9, noNaN: true });
const degreesOfFreedom = fc.oneof(fc.double({ min: 0.5, max: 1e9, noNaN: true }), fc.constant(Infinity));
const input = fc.record({ share, variance, floor, degreesOfFreedom });

describe('the one interval', () => {
  test('is Wilson’s for 15 of 20', () => {
    const { low, high } = scoreInterval({ share: 0.75, variance: 0, floor: 20, degreesOfFreedom: Infinity });
    expect(low).toBeCloseTo(0.5313, 4);
    expect(high).toBeCloseTo(0.8881, 4);
  });

  test('holds the estimate, stays between 0 and 1 and is never broken, for 10,000 random inputs', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { low, high, effectiveN } = scoreInterval(given);
        expect(low >= 0 && low <= given.share && given.share <= high && high <= 1).toBe(true);
        expect(effectiveN >= given.floor).toBe(true);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('is the same seen from the other end of the scale', () => {
    fc.assert(
      fc.property(input, (random) => {
        // 1 − share must be exact, or it is another question that is asked.
        const given = { ...random, share: Math.round(random.share * 2 ** 30) / 2 ** 30 };
        const mirror = scoreInterval({ ...given, share: 1 - given.share });
        const { low, high } = scoreInterval(given);
        expect(mirror.low).toBeCloseTo(1 - high, 12);
        expect(mirror.high).toBeCloseTo(1 - low, 12);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('both limits solve the equation they are defined by: (p̂ − x)² = q²·x(1 − x)/n_eff', () => {
    const q = 1.9599639845400542;
    for (const share of [0.03, 0.4, 0.91]) {
      const { low, high, effectiveN } = scoreInterval({
        share,
        variance: 0.001,
        floor: 12,
        degreesOfFreedom: Infinity,
      });
      for (const x of [low, high]) expect((share - x) ** 2 - (q * q * x * (1 - x)) / effectiveN).toBeCloseTo(0, 14);
    }
  });

  test('widens with the confidence asked for', () => {
    const given = { share: 0.8, variance: 0.0004, floor: 100, degreesOfFreedom: 99 };
    const widths = [0.8, 0.9, 0.95, 0.99].map((confidence) => {
      const { low, high } = scoreInterval({ ...given, confidence });
      return high - low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  test.each([
    [{ share: 1.01 }],
    [{ share: NaN }],
    [{ variance: -1 }],
    [{ variance: NaN }],
    [{ floor: 0 }],
    [{ degreesOfFreedom: 0 }],
    [{ confidence: 1 }],
  ])('refuses %o', (wrong) => {
    const right = { share: 0.5, variance: 0.01, floor: 10, degreesOfFreedom: 9 };
    expect(() => scoreInterval({ ...right, ...wrong })).toThrow(RangeError);
  });
});
