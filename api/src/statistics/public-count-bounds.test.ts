import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { publicCountBounds } from './public-count-bounds.ts';

test.each([
  [12, 30, { low: 12, high: 12 }],
  [12, 10, { low: 10, high: 12 }],
  [47, 30, { low: 43, high: 47 }],
  [31, 30, { low: 30, high: 32 }],
  [29, 10, { low: 28, high: 29 }],
  [99, 30, { low: 98, high: 99 }],
  [100, 30, { low: 100, high: 102 }],
])('of %i answers, exact below %i, the public can tell %o', (n, exactBelow, bounds) =>
  expect(publicCountBounds(n, exactBelow)).toEqual(bounds),
);

test('the truth is among what can be told, and never fewer than 10', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 50_000 }), fc.constantFrom(10, 30, 100), (n, exactBelow) => {
      const { low, high } = publicCountBounds(n, exactBelow);
      expect(low <= n && n <= high && low >= 10 && high - low <= 4).toBe(true);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
