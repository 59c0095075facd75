import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AdjustedItem, CoefficientKey } from '../mode-table/mode-table.ts';
import { loadingCovariances, loadingDifference, type LoadingsByItem, loadingVariance } from './loadings.rules.ts';

const ITEMS: readonly AdjustedItem[] = ['SAT', 'EASE', 'TIME'];
const KEYS: readonly CoefficientKey[] = ['MODE:PAPER', 'MODE:IVR', 'CHANNEL:OFFICE'];

/** Exact, and so are their sums and products: roots of differences that are nearly nothing would lose half their digits. */
const number = fc.integer({ min: -16, max: 16 }).map((eighths) => eighths / 8);
const vector = fc.array(number, { minLength: KEYS.length, maxLength: KEYS.length });

/** A covariance is a matrix times itself turned over. */
const covariance = fc
  .array(vector, { minLength: KEYS.length, maxLength: KEYS.length })
  .map((rows) => rows.map((a) => rows.map((b) => a.reduce((sum, value, at) => sum + value * b[at]!, 0))));

const errors = fc
  .subarray([...ITEMS])
  .chain((items) =>
    fc.tuple(...items.map((item) => covariance.map((matrix) => ({ item, keys: KEYS, covariance: matrix })))),
  )
  .map((items) => ({ items }));

const loadings: fc.Arbitrary<LoadingsByItem> = fc
  .array(vector, { minLength: ITEMS.length, maxLength: ITEMS.length })
  .map(
    (vectors) =>
      new Map(ITEMS.map((item, at) => [item, new Map(KEYS.map((key, place) => [key, vectors[at]![place]!]))])),
  );

test('covariances are those with which differences have the variance of what they share', () => {
  fc.assert(
    fc.property(errors, fc.array(loadings, { minLength: 2, maxLength: 5 }), (shared, all) => {
      const covarianceOf = loadingCovariances(all, shared);
      for (const [i, a] of all.entries()) {
        expect(covarianceOf(i, i)).toBeCloseTo(loadingVariance(a, shared), 8);
        for (const [j, b] of all.entries()) {
          const ofDifference = covarianceOf(i, i) + covarianceOf(j, j) - 2 * covarianceOf(i, j);
          expect(ofDifference).toBeCloseTo(loadingVariance(loadingDifference(a, b), shared), 8);
        }
      }
    }),
    { numRuns: 500 },
  );
});
