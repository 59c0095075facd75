import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { inverseOfPositiveDefinite, matrixRank, quadraticForm, symmetricEigen, times } from './linear-algebra.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';

const hilbert = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => 1 / (i + j + 1)));

const finite = fc.integer({ min: -1000, max: 1000 }).map((hundredths) => hundredths / 100);

describe('inverse of a positive definite matrix', () => {
  test('of a 4 × 4 Hilbert matrix is the known one of whole numbers', () => {
    const exact = [[16, -120, 240, -140], [-120, 1200, -2700, 1680], [240, -2700, 6480, -4200], [-140, 1680, -4200, 2800]]; // prettier-ignore
    const inverse = inverseOfPositiveDefinite(hilbert(4))!;
    for (const [i, row] of exact.entries()) {
      for (const [j, value] of row.entries()) expect(Math.abs(inverse[i]![j]! / value - 1)).toBeLessThan(1e-10);
    }
  });

  test('is not made of rounding errors: singular, indefinite and nearly singular matrices have none', () => {
    for (const matrix of [[[1, 1], [1, 1]], [[1, 2], [2, 1]], [[0, 0], [0, 1]], [[-1]], [[NaN]], [[1, NaN], [NaN, 1]], hilbert(12)]) {
      expect(inverseOfPositiveDefinite(matrix)).toBeNull();
    } // prettier-ignore
    expect(inverseOfPositiveDefinite([])).toEqual([]);
  });

  test('does not depend on the units', () => {
    const [a, b] = [[[4, 1], [1, 3]], [[4e-16, 1e-3], [1e-3, 3e10]]]; // prettier-ignore
    const [plain, scaled] = [inverseOfPositiveDefinite(a)!, inverseOfPositiveDefinite(b)!];
    expect(scaled[0]![0]! * 1e-16).toBeCloseTo(plain[0]![0]!, 12);
    expect(scaled[1]![1]! * 1e10).toBeCloseTo(plain[1]![1]!, 12);
  });
});

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

test('rank counts independent columns', () => {
  expect(matrixRank([[1, 0, 1], [0, 1, 1], [1, 1, 2], [2, 0, 2]])).toBe(2); // prettier-ignore
  expect(matrixRank([[1, 0, 0], [0, 1, 0]])).toBe(2); // prettier-ignore
  expect([matrixRank([]), matrixRank([[0, 0]])]).toEqual([0, 0]);
});

test('a variance of a combination is never negative', () => {
  expect(quadraticForm([1, -1], [[1, 1], [1, 1 - 1e-16]])).toBe(0); // prettier-ignore
  expect(times([[1, 2], [3, 4]], [1, 1])).toEqual([3, 7]); // prettier-ignore
});

describe('least squares', () => {
  /** Longley (1967), employment by price index, product, unemployment …, is the classic hard case; this is its like. */
  test('finds the coefficients of an exact relation among regressors that are nearly alike', () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const x = [1, i / 10, (i / 10) ** 2, (i / 10) ** 3];
      return { x, y: 5 - 3 * x[1]! + 2 * x[2]! - 0.5 * x[3]!, weight: 1 + (i % 4) };
    });
    const fit = weightedLeastSquares(rows)!;
    for (const [i, exact] of [5, -3, 2, -0.5].entries()) expect(fit.coefficients[i]).toBeCloseTo(exact, 9);
    expect(fit.residualSquares).toBeLessThan(1e-18);
  });

  test('a weight of w is w equal rows', () => {
    const row = fc.record({ x: fc.tuple(fc.constant(1), finite), y: finite, weight: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 8 }), (rows) => {
        const repeated = rows.flatMap(({ x, y, weight }) => Array.from({ length: weight }, () => ({ x, y })));
        const [cells, people] = [weightedLeastSquares(rows), weightedLeastSquares(repeated)];
        if (!cells || !people) return;
        for (const [i, coefficient] of cells.coefficients.entries()) {
          const scale = Math.max(1, Math.abs(coefficient), Math.sqrt(cells.inverse[i]![i]!));
          expect(Math.abs(people.coefficients[i]! - coefficient) / scale).toBeLessThan(1e-9);
        }
        expect(people.residualSquares).toBeCloseTo(cells.residualSquares, 7);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('regressors that depend on one another have no coefficients', () => {
    expect(weightedLeastSquares([1, 2, 3].map((t) => ({ x: [1, t, 2 * t], y: t })))).toBeNull();
  });
});
