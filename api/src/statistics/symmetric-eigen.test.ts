import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const finite = fc.integer({ min: -1000, max: 1000 }).map((hundredths) => hundredths / 100);

test('eigenvalues and eigenvectors put a symmetric matrix together again', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 10, maxLength: 10 }), (numbers) => {
      const at = (i: number, j: number): number =>
        numbers[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)]!;
      const matrix = Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (_, j) => at(i, j)));
      const { values, vectors } = symmetricEigen(matrix);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      for (const [i, row] of matrix.entries()) {
        for (const [j, value] of row.entries()) {
          const again = values.reduce((sum, lambda, k) => sum + lambda * vectors[i]![k]! * vectors[j]![k]!, 0);
          expect(again).toBeCloseTo(value, 10);
        }
      }
    }),
    { seed: 1, numRuns: RUNS },
  );
  expect(symmetricEigen([])).toEqual({ values: [], vectors: [] });
});
