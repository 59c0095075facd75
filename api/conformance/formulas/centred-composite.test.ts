import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { centredComposite, type CompositeItem } from './centred-composite.ts';
import { compositeWeights } from './composite-weights.ts';

const item = fc.record({ mean: fc.integer({ min: 0, max: 100 }), n: fc.nat(40), overallMean: fc.integer({ min: 0, max: 100 }) }); // prettier-ignore
const items = fc.array(item, { minLength: 1, maxLength: 6 });

const compositeOf = (list: readonly CompositeItem[]) => {
  const composite = centredComposite(list);
  if (!composite.estimable) throw new Error(composite.reason);
  return composite;
};

test('with twenty answers of every item it is the plain mean of the items', () => {
  fc.assert(
    fc.property(items, (list) => {
      const full = list.map((entry) => ({ ...entry, n: entry.n + 20 }));
      expect(compositeOf(full).value).toBeCloseTo(full.reduce((sum, { mean }) => sum + mean, 0) / full.length, 9);
    }),
    { seed: 1 },
  );
});

test('an item nobody answered does not move the deviation, whatever its mean is said to be', () => {
  const known = { mean: 80, n: 30, overallMean: 70 };
  for (const mean of [0, 50, NaN]) {
    const composite = centredComposite([known, { mean, n: 0, overallMean: 40 }]);
    expect(composite).toEqual({ estimable: true, weights: [1, 0], deviation: 10, overallMean: 55, value: 65 });
  }
});

test('10,000 random composites: weights add up to 1, and a unit like all others has the mean of all', () => {
  fc.assert(
    fc.property(items, (list) => {
      const composite = centredComposite(list);
      const weighted = compositeWeights(list.map(({ n }) => n));
      expect(composite.estimable).toBe(list.some(({ n }) => n > 0));
      if (!composite.estimable || !weighted.estimable) {
        expect(composite).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
        expect(weighted).toEqual(composite);
        return;
      }
      expect(weighted.weights).toEqual(composite.weights);
      expect(composite.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(Number.isFinite(composite.value)).toBe(true);
      expect(compositeOf(list.map((entry) => ({ ...entry, mean: entry.overallMean }))).deviation).toBe(0);
    }),
    { seed: 2, numRuns: RUNS },
  );
});

test('of no items there is none, and a reason', () => {
  expect(centredComposite([])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
});

test('refuses numbers that are none', () => {
  expect(() => centredComposite([{ mean: 1, n: -1, overallMean: 1 }])).toThrow(RangeError);
  expect(() => centredComposite([{ mean: NaN, n: 3, overallMean: 1 }])).toThrow(RangeError);
  expect(() => centredComposite([{ mean: 1, n: 3, overallMean: NaN }])).toThrow(RangeError);
});
