import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { weightedIndexVariance } from './weighted-index-variance.ts';

test('an index whose items are all twice as uncertain by their weights is so too', () => {
  expect(weightedIndexVariance(3, [{ plain: 2, weighted: 4 }, { plain: 5, weighted: 10 }])).toBe(6); // prettier-ignore
});

test('10,000 random indices: finite, between the items, and the order of items does not matter', () => {
  const variance = fc.oneof(fc.double({ min: 1e-6, max: 50, noNaN: true }), fc.constant(0));
  const items = fc.array(fc.record({ plain: variance, weighted: variance }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(variance, items, (index, list) => {
      const found = weightedIndexVariance(index, list);
      const factors = list.map(({ plain, weighted }) => (plain > 0 ? weighted / plain : 1));
      expect(found).toBeGreaterThanOrEqual(index * Math.min(...factors) * (1 - 1e-9));
      expect(found).toBeLessThanOrEqual(index * Math.max(...factors) * (1 + 1e-9));
      expect(Math.abs(weightedIndexVariance(index, list.toReversed()) - found)).toBeLessThanOrEqual(1e-9 * (1 + found));
    }),
    { seed: 1, numRuns: RUNS },
  );
});
