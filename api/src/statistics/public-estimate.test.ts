import { describe, expect, test } from 'vitest';
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
