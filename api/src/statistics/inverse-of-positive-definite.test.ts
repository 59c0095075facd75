import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { inverseOfPositiveDefinite } from './inverse-of-positive-definite.ts';
import type { Rows } from './rows.ts';

const inverseOf = (matrix: Rows): Rows => {
  const inverse = inverseOfPositiveDefinite(matrix);
  if (!inverse.estimable) throw new Error(inverse.reason);
  return inverse.rows;
};

const hilbert = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => 1 / (i + j + 1)));

describe('inverse of a positive definite matrix', () => {
  test('of a 4 × 4 Hilbert matrix is the known one of whole numbers', () => {
    const exact = [[16, -120, 240, -140], [-120, 1200, -2700, 1680], [240, -2700, 6480, -4200], [-140, 1680, -4200, 2800]]; // prettier-ignore
    const inverse = inverseOf(hilbert(4));
    for (const [i, row] of exact.entries()) {
      for (const [j, value] of row.entries()) expect(Math.abs(inverse[i]![j]! / value - 1)).toBeLessThan(1e-10);
    }
  });

  test('is not made of rounding errors: singular, indefinite and nearly singular matrices have none', () => {
    for (const matrix of [[[1, 2], [2, 1]], [[0, 0], [0, 1]], [[-1]], [[NaN]], [[1, NaN], [NaN, 1]]]) {
      expect(inverseOfPositiveDefinite(matrix)).toEqual({ estimable: false, reason: 'NOT_POSITIVE_DEFINITE' });
    } // prettier-ignore
    for (const matrix of [[[1, 1 - 1e-12], [1 - 1e-12, 1]], hilbert(12)]) {
      expect(inverseOfPositiveDefinite(matrix)).toEqual({ estimable: false, reason: 'NEARLY_SINGULAR' });
    } // prettier-ignore
    expect(inverseOfPositiveDefinite([[1, 1], [1, 1]])).toMatchObject({ estimable: false }); // prettier-ignore
    expect(inverseOfPositiveDefinite([])).toEqual({ estimable: true, rows: [] });
  });

  test('does not depend on the units', () => {
    const [a, b] = [[[4, 1], [1, 3]], [[4e-16, 1e-3], [1e-3, 3e10]]]; // prettier-ignore
    const [plain, scaled] = [inverseOf(a), inverseOf(b)];
    expect(scaled[0]![0]! * 1e-16).toBeCloseTo(plain[0]![0]!, 12);
    expect(scaled[1]![1]! * 1e10).toBeCloseTo(plain[1]![1]!, 12);
  });
});

test('10,000 random symmetric matrices have an inverse of finite numbers that undoes them, or a reason', () => {
  const entry = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constant(NaN)); // prettier-ignore
  const symmetric = fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc.tuple(fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }), fc.array(entry, { minLength: n * n, maxLength: n * n }), fc.nat(3)),
  ).map(([b, entries, kind]): number[][] => b.map((row, i) => b.map((other, j) =>
    // B′B is positive semidefinite: mostly there is an inverse. Any entries: mostly there is none.
    kind > 0 ? row.reduce((sum, value, k) => sum + value * other[k]!, 0) : entries[Math.max(i, j) * b.length + Math.min(i, j)]!,
  ))); // prettier-ignore
  const seen = new Set<string>();
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const inverse = inverseOfPositiveDefinite(matrix);
      seen.add(inverse.estimable ? 'estimable' : inverse.reason);
      if (!inverse.estimable) return;
      expect(inverse.rows.flat().every(Number.isFinite)).toBe(true);
      for (const [i, row] of matrix.entries()) {
        for (const j of row.keys()) {
          const scale = row.reduce((sum, value, k) => sum + Math.abs(value * inverse.rows[k]![j]!), 1);
          const product = row.reduce((sum, value, k) => sum + value * inverse.rows[k]![j]!, 0);
          expect(Math.abs(product - Number(i === j)) / scale).toBeLessThan(1e-5);
        }
      }
    }),
    { seed: 1, numRuns: RUNS },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['estimable', 'NOT_POSITIVE_DEFINITE']));
});
