import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';

const finite = fc.integer({ min: -1000, max: 1000 }).map((hundredths) => hundredths / 100);

describe('least squares', () => {
  /** Longley (1967), employment by price index, product, unemployment …, is the classic hard case; this is its like. */
  test('finds the coefficients of an exact relation among regressors that are nearly alike', () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const x = [1, i / 10, (i / 10) ** 2, (i / 10) ** 3];
      return { x, y: 5 - 3 * x[1]! + 2 * x[2]! - 0.5 * x[3]!, weight: 1 + (i % 4) };
    });
    const fit = weightedLeastSquares(rows);
    if (!fit.estimable) throw new Error(fit.reason);
    for (const [i, exact] of [5, -3, 2, -0.5].entries()) expect(fit.coefficients[i]).toBeCloseTo(exact, 9);
    expect(fit.residualSquares).toBeLessThan(1e-18);
  });

  test('a weight of w is w equal rows', () => {
    const row = fc.record({ x: fc.tuple(fc.constant(1), finite), y: finite, weight: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 8 }), (rows) => {
        const repeated = rows.flatMap(({ x, y, weight }) => Array.from({ length: weight }, () => ({ x, y })));
        const [cells, people] = [weightedLeastSquares(rows), weightedLeastSquares(repeated)];
        expect(people.estimable).toBe(cells.estimable);
        if (!cells.estimable || !people.estimable) return;
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
    const none = { estimable: false, reason: 'DEPENDENT_REGRESSORS' };
    expect(weightedLeastSquares([1, 2, 3].map((t) => ({ x: [1, t, 2 * t], y: t })))).toEqual(none);
    expect(weightedLeastSquares([{ x: [1, 2], y: 3 }])).toEqual(none);
    expect(weightedLeastSquares([{ x: [1], y: 3, weight: 0 }])).toEqual(none);
  });

  test.each([
    ['no number for a regressor', [{ x: [1, NaN], y: 1 }]],
    ['no end for an answer', [{ x: [1], y: Infinity }]],
    ['a negative weight', [{ x: [1], y: 1, weight: -1 }]],
    ['rows of two lengths', [{ x: [1], y: 1 }, { x: [1, 2], y: 1 }]],
  ])('refuses %s', (_, rows) => expect(() => weightedLeastSquares(rows)).toThrow(RangeError)); // prettier-ignore

  test('10,000 random lists of rows: finite coefficients, or a reason', () => {
    const value = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const lists = fc.integer({ min: 1, max: 3 }).chain((width) =>
      fc.array(fc.record({ x: fc.array(value, { minLength: width, maxLength: width }), y: value, weight: fc.nat(3) }), { maxLength: 7 }),
    ); // prettier-ignore
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(lists, (rows) => {
        const fit = weightedLeastSquares(rows);
        seen.add(fit.estimable);
        if (!fit.estimable) {
          expect(fit.reason).toBe('DEPENDENT_REGRESSORS');
          return;
        }
        const numbers = [...fit.coefficients, ...fit.inverse.flat(), ...fit.residuals, fit.residualSquares];
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
      { seed: 2, numRuns: RUNS },
    );
    expect(seen.size).toBe(2);
  });
});
