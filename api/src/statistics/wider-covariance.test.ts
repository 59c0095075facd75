import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { widerCovariance } from './wider-covariance.ts';

const WIDTH = 3;
/** F F′: a covariance of any rank from 0 to as many columns as F has. */
const covariance = (most: number) =>
  fc
    .array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: WIDTH, maxLength: WIDTH }), { maxLength: most })
    .map((columns) =>
      Array.from({ length: WIDTH }, (_, i) =>
        Array.from({ length: WIDTH }, (__, j) => columns.reduce((sum, column) => sum + column[i]! * column[j]!, 0)),
      ),
    );

test('the larger variances, whichever estimator has them, in a matrix that is a covariance', () => {
  fc.assert(
    fc.property(covariance(4), covariance(4), (first, second) => {
      const wider = widerCovariance(first, second);
      for (const [i, row] of wider.entries()) {
        expect(row[i]).toBeCloseTo(Math.max(first[i]![i]!, second[i]![i]!), 7);
        for (const [j, value] of row.entries()) expect(value).toBeCloseTo(wider[j]![i]!, 9);
      }
      expect(symmetricEigen(wider).values[0]).toBeGreaterThan(-1e-7);
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('one that is the wider for every combination is handed on whole', () => {
  fc.assert(
    fc.property(covariance(3), covariance(3), (first, more) => {
      const second = first.map((row, i) => row.map((value, j) => value + more[i]![j]!));
      for (const wider of [widerCovariance(first, second), widerCovariance(second, first)])
        for (const [i, row] of wider.entries())
          for (const [j, value] of row.entries()) expect(value).toBeCloseTo(second[i]![j]!, 6);
    }),
    { seed: 2, numRuns: RUNS },
  );
});

test('two clusters tie everything together; what the other estimator knows of it stays loose', () => {
  const [cluster, hc1] = [[[4, -4], [-4, 4]], [[1, 0.5], [0.5, 1]]]; // prettier-ignore
  const wider = widerCovariance(cluster, hc1);
  expect(wider[0]![0]).toBeCloseTo(4, 12);
  // By clusters alone the sum of both would be known exactly.
  expect(wider[0]![0]! + 2 * wider[0]![1]! + wider[1]![1]!).toBeGreaterThan(2);
  expect(widerCovariance([], [])).toEqual([]);
  expect(widerCovariance([[0]], [[0]])).toEqual([[0]]);
});
