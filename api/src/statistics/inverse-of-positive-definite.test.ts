import { describe, expect, test } from 'vitest';
import { inverseOfPositiveDefinite } from './inverse-of-positive-definite.ts';

const hilbert = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => 1 / (i + j + 1)));

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
