import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { satterthwaite } from './satterthwaite.ts';

const part = fc.record({
  variance: fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom(0, 1e-300)),
  degreesOfFreedom: fc.oneof(fc.double({ min: 1, max: 1e7, noNaN: true }), fc.constant(Infinity)),
});

describe('degrees of freedom of a sum of variances', () => {
  test('two alike: twice the single ones; one without spread: those of the other', () => {
    const a = { variance: 4, degreesOfFreedom: 49 };
    expect(satterthwaite([a, a])).toBeCloseTo(98, 12);
    expect(satterthwaite([a, { variance: 0, degreesOfFreedom: 3 }])).toBeCloseTo(49, 12);
    expect(satterthwaite([{ ...a, variance: 0 }])).toBe(49);
  });

  test('a known variance has no end of them', () => {
    expect(satterthwaite([{ variance: 1, degreesOfFreedom: Infinity }])).toBe(Infinity);
  });

  test('lie between the smallest and the sum of all, for 10,000 random sums', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const degrees = parts.map(({ degreesOfFreedom }) => degreesOfFreedom);
        const df = satterthwaite(parts);
        expect(df).toBeGreaterThanOrEqual(Math.min(...degrees) * (1 - 1e-12));
        expect(df).toBeLessThanOrEqual(degrees.reduce((sum, d) => sum + d, 0) * (1 + 1e-12));
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test.each([[[]], [[{ variance: NaN, degreesOfFreedom: 1 }]], [[{ variance: 1, degreesOfFreedom: 0 }]]])(
    'refuse %j',
    (wrong) => expect(() => satterthwaite(wrong)).toThrow(RangeError),
  );
});
