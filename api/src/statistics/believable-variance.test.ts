import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { believableVariance } from './believable-variance.ts';

test('10,000 random figures: never above that of n₀ yes/no answers, the variance itself below it, and 0 nowhere between', () => {
  const value = fc.double({ min: -20, max: 120, noNaN: true });
  const variance = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 5_000, noNaN: true }));
  fc.assert(
    fc.property(value, variance, fc.integer({ min: 1, max: 5_000 }), (points, given, floor) => {
      const believed = believableVariance(points, given, floor);
      const within = Math.min(100, Math.max(0, points));
      const most = (within * (100 - within)) / floor;
      expect(believed).toBeCloseTo(given === 0 ? most : Math.min(given, most), 8);
      expect(believed).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('answers that are all alike are not known exactly', () => {
  expect(believableVariance(75, 0, 50)).toBeCloseTo(37.5, 12);
  expect(believableVariance(75, 2, 50)).toBeCloseTo(2, 12);
});
