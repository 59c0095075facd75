import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { publicEstimate } from './public-estimate.ts';
import { staffEstimate } from './staff-estimate.ts';

const figure = { value: 79.46, interval: { low: 78.4499, high: 80.95 }, n: 1168, effectiveN: 3437.674 };

describe('the rounding rule of each audience', () => {
  test('staff see one decimal and exactly how many', () => {
    expect(staffEstimate(figure)).toEqual({
      value: 79.5,
      interval: { low: 78.4, high: 81 },
      n: 1168,
      effectiveN: 3437.7,
    });
  });

  test('the public sees whole numbers, answers to the nearest 5, no effective n', () => {
    expect(publicEstimate(figure)).toEqual({ value: 80, interval: { low: 78, high: 81 }, n: 1170, effectiveN: null });
  });

  test('the public figure is the staff figure rounded, for every figure', () => {
    for (let value = 0; value <= 100; value += 0.01) {
      expect(publicEstimate({ ...figure, value }).value).toBe(Math.round(staffEstimate({ ...figure, value }).value));
    }
  });

  test('an open stream stays without an interval', () => {
    expect(publicEstimate({ value: 50, interval: null, n: 12, effectiveN: null }).interval).toBeNull();
  });

  test('nine answers never become a public figure', () => {
    expect(() => publicEstimate({ ...figure, n: 9 })).toThrow(RangeError);
    expect(publicEstimate({ ...figure, n: 10 }).n).toBe(10);
  });
});

test('10,000 random figures: rounded, in order, within the scale, and the public learns less than staff', () => {
  const points = fc.double({ min: 0, max: 100, noNaN: true });
  const any = fc.record({
    limits: fc.tuple(points, points, points).map((list) => list.toSorted((a, b) => a - b)),
    n: fc.integer({ min: 10, max: 100_000 }),
    effectiveN: fc.option(fc.double({ min: 1, max: 1e6, noNaN: true }), { nil: null }),
    isOpen: fc.boolean(),
  });
  fc.assert(
    fc.property(any, ({ limits, n, effectiveN, isOpen }) => {
      const [low, value, high] = limits as [number, number, number];
      const given = { value, interval: isOpen ? null : { low, high }, n, effectiveN };
      for (const [shown, most, step] of [
        [staffEstimate(given), 0.05, 0.1],
        [publicEstimate(given), 0.55, 1],
      ] as const) {
        expect(Math.abs(shown.value - value)).toBeLessThanOrEqual(most + 1e-9);
        expect(Math.abs(shown.value / step - Math.round(shown.value / step))).toBeLessThan(1e-9);
        expect(shown.interval === null).toBe(isOpen);
        const all = [0, shown.interval?.low ?? 0, shown.value, shown.interval?.high ?? 100, 100];
        expect(all.every((limit, i) => i === 0 || limit >= all[i - 1]!)).toBe(true);
      }
      // Rounding again what is rounded changes nothing: nothing more is in it.
      expect(publicEstimate(staffEstimate(given))).toEqual(publicEstimate(given));
    }),
    { seed: 1, numRuns: RUNS },
  );
});
