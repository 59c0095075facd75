import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimated } from '../../test/methodology/estimated.ts';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { combinationCovariance } from '../../conformance/formulas/combination-covariance.ts';
import { combinationValue } from '../../conformance/formulas/combination-value.ts';
import { combinationVariance } from '../../conformance/formulas/combination-variance.ts';
import { fitAbsorbed } from './fit-absorbed.ts';
import { dot } from './dot.ts';
import { inverseOfPositiveDefinite } from './inverse-of-positive-definite.ts';
import { times } from './times.ts';
import { scoreCell } from './score-cell.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';

const cell = fc.record({
  group: fc.nat(3),
  x: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 1 })),
  counts: fc.array(fc.nat(1), { minLength: 5, maxLength: 5 }),
});
const four = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -3, max: 3 })));
const two = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }));

test('linear combinations have the value and the covariances of the regression with every dummy on single answers', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 7, maxLength: 10 }), four, two, four, two, (cells, a1, b1, a2, b2) => {
      const columns = cells.map(({ group, x, counts }) => ({
        group,
        columns: [0, 1],
        values: x,
        ...scoreCell(counts),
      }));
      const fit = fitAbsorbed(columns, 4, 2);
      if (fit.groups < 4 || fit.rank < 2 || fit.degreesOfFreedom < 1) return;
      const answers = cells.flatMap(({ group, x, counts }) =>
        counts.flatMap((count, step) =>
          Array.from({ length: count }, () => ({ x: [0, 1, 2, 3].map((g) => Number(g === group)).concat(x), y: 25 * step })),
        ),
      ); // prettier-ignore
      const exact = estimated(weightedLeastSquares(answers));
      const products = exact.inverse.map((_, i) => exact.inverse.map((_, j) => answers.reduce((s, { x }) => s + x[i]! * x[j]!, 0))); // prettier-ignore
      const bread = estimated(inverseOfPositiveDefinite(products)).rows;
      const [one, other] = [a1.concat(b1), a2.concat(b2)];
      const [first, second] = [combinationOf(a1, b1), combinationOf(a2, b2)];

      expect(combinationValue(fit, first)).toBeCloseTo(dot(one, exact.coefficients), 6);
      const df = answers.length - 6;
      expect(fit.degreesOfFreedom).toBe(df);
      const classical = (dot(one, times(bread, other)) * exact.residualSquares) / df;
      expect(combinationCovariance(fit, first, second, 'classical')).toBeCloseTo(classical, 5);
      const [p, q] = [times(bread, one), times(bread, other)];
      const meat = answers.reduce((sum, { x }, i) => sum + dot(p, x) * dot(q, x) * exact.residuals[i]! ** 2, 0);
      expect(combinationCovariance(fit, first, second)).toBeCloseTo((meat * answers.length) / df, 5);
      expect(combinationVariance(fit, first)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('groups without answers do not count', () => {
  const fit = fitAbsorbed([{ group: 2, columns: [0], n: 4, mean: 50, squares: 100 }, { group: 2, columns: [], n: 4, mean: 60, squares: 100 }], 5, 1); // prettier-ignore
  expect(fit).toMatchObject({ n: 8, groups: 1, rank: 1, degreesOfFreedom: 6 });
  expect(fit.coefficients[0]).toBeCloseTo(-10, 12);
  expect(fit.intercepts[0]).toBe(0);
});

const combinationOf = (a: readonly number[], b: readonly number[]) => ({ groups: new Map(a.entries()), columns: b });
