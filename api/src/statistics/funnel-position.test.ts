import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { funnelPosition } from './funnel-position.ts';
import { meanFunnelLimits } from './mean-funnel-limits.ts';

test.each([
  [59.9, 'BELOW_998'],
  [60, 'BELOW_95'],
  [64.9, 'BELOW_95'],
  [65, 'WITHIN'],
  [75, 'WITHIN'],
  [75.1, 'ABOVE_95'],
  [80.1, 'ABOVE_998'],
])('a figure of %d is %s', (value, position) => {
  expect(funnelPosition(value, { low998: 60, low95: 65, high95: 75, high998: 80 })).toBe(position);
});

test('10,000 random figures: a higher one never lies lower, and a limit is still within', () => {
  const points = fc.double({ min: 0, max: 100, noNaN: true });
  const ORDER = ['BELOW_998', 'BELOW_95', 'WITHIN', 'ABOVE_95', 'ABOVE_998'];
  fc.assert(
    fc.property(points, fc.double({ min: 0, max: 400, noNaN: true }), points, points, (target, variance, a, b) => {
      const limits = meanFunnelLimits(target, variance);
      const placeOf = (value: number) => ORDER.indexOf(funnelPosition(value, limits));
      expect(placeOf(Math.min(a, b))).toBeLessThanOrEqual(placeOf(Math.max(a, b)));
      for (const limit of [limits.low95, target, limits.high95]) expect(funnelPosition(limit, limits)).toBe('WITHIN');
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('a figure that is none has no place', () => {
  expect(() => funnelPosition(NaN, meanFunnelLimits(70, 4))).toThrow(RangeError);
});
