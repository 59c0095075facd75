import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimated } from '../../test/methodology/estimated.ts';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { correlationsOf } from './correlations-of.ts';

test('correlations by hand, and none where an item does not vary', () => {
  expect(estimated(correlationsOf([[4, 3], [3, 9]])).rows).toEqual([[1, 0.5], [0.5, 1]]); // prettier-ignore
  for (const still of [0, -1, NaN]) {
    expect(correlationsOf([[4, 0], [0, still]])).toEqual({ estimable: false, reason: 'NO_SPREAD' }); // prettier-ignore
  }
});

test('10,000 random covariance matrices: correlations within −1 and 1 whatever the units, or the reason', () => {
  const person = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 });
  const units = fc.tuple(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.constant(1), fc.constant(25));
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 6 }), units, (people, unit) => {
      const means = [0, 1, 2].map((i) => people.reduce((sum, own) => sum + own[i]!, 0) / people.length);
      const covariance = means.map((a, i) => means.map((b, j) =>
        unit[i]! * unit[j]! * people.reduce((sum, own) => sum + (own[i]! - a) * (own[j]! - b), 0),
      )); // prettier-ignore
      const result = correlationsOf(covariance);
      seen.add(result.estimable);
      const isStill = [0, 1, 2].some((i) => people.every((own) => own[i] === people[0]![i]));
      if (!result.estimable) {
        expect([result.reason, isStill]).toEqual(['NO_SPREAD', true]);
        return;
      }
      expect(isStill).toBe(false);
      for (const [i, row] of result.rows.entries()) {
        expect(row[i]).toBe(1);
        for (const value of row) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    { seed: 1, numRuns: RUNS },
  );
  expect(seen.size).toBe(2);
});
