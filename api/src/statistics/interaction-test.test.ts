import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimated } from '../../test/methodology/estimated.ts';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { type AbsorbedFit, fitAbsorbed } from './fit-absorbed.ts';
import { interactionTest } from './interaction-test.ts';
import { scoreCell } from './score-cell.ts';

interface Crossed {
  readonly unit: number;
  readonly level: number;
  readonly counts: readonly number[];
}

/** Unit + level, and unit × level, on the same answers. */
function fitsOf(cells: readonly Crossed[]): { additive: AbsorbedFit; full: AbsorbedFit } {
  const additive = cells.map(({ unit, level, counts }) => ({ ...scoreCell(counts), group: unit, columns: level > 0 ? [level - 1] : [] })); // prettier-ignore
  const full = cells.map(({ unit, level, counts }) => ({ ...scoreCell(counts), group: 3 * unit + level, columns: [] }));
  return { additive: fitAbsorbed(additive, 3, 2), full: fitAbsorbed(full, 9, 0) };
}
const testOf = (cells: readonly Crossed[]) => {
  const { additive, full } = fitsOf(cells);
  return interactionTest(additive, full);
};

describe('F test of an interaction', () => {
  test('of two by two is the square of t of the difference of differences', () => {
    const cells = [[4, 6], [6, 4], [5, 5], [9, 1]].map(([low, high], i) => ({ unit: i >> 1, level: i & 1, counts: [low!, 0, 0, 0, high!] })); // prettier-ignore
    // Means 60, 40; 50, 10: the second unit falls by 20 points more. MSE = 10⁴·(2.4 + 2.4 + 2.5 + 0.9)/36.
    const { statistic, numerator, denominator } = estimated(testOf(cells));
    expect([numerator, denominator]).toEqual([1, 36]);
    expect(statistic).toBeCloseTo(20 ** 2 / (((1e4 * 8.2) / 36) * (4 / 10)), 9);
  });

  test('says why there is none: no unit with two levels, or one answer a combination', () => {
    const apart = [0, 1].map((unit) => ({ unit, level: unit, counts: [1, 2, 3, 4, 5] }));
    expect(testOf(apart)).toEqual({ estimable: false, reason: 'NO_COMBINATION' });
    const single = [0, 1, 2, 3].map((i) => ({ unit: i >> 1, level: i & 1, counts: [0, 0, 0, 0, 1] }));
    expect(testOf(single)).toEqual({ estimable: false, reason: 'TOO_FEW' });
  });
});

test('10,000 random pairs of models: an F with its p, or the reason why not', () => {
  const cell = (most: number) =>
    fc.record({
      unit: fc.nat(2),
      level: fc.nat(2),
      counts: fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }),
    });
  const single = fc.record({ unit: fc.nat(1), level: fc.nat(1), counts: fc.constantFrom([0, 0, 0, 0, 1], [1, 0, 0, 0, 0]) }); // prettier-ignore
  const rollup = fc.oneof(fc.array(cell(1), { maxLength: 8 }), fc.array(cell(30), { maxLength: 8 }), fc.array(single, { maxLength: 5 })); // prettier-ignore
  const seen = new Set<string>();
  fc.assert(
    fc.property(rollup, (cells) => {
      const { additive, full } = fitsOf(cells);
      const result = interactionTest(additive, full);
      seen.add(result.estimable ? 'F' : result.reason);
      const more = full.groups - additive.groups - additive.rank;
      if (!result.estimable) {
        expect(result.reason).toBe(more <= 0 ? 'NO_COMBINATION' : 'TOO_FEW');
        expect(more <= 0 || full.degreesOfFreedom <= 0).toBe(true);
        return;
      }
      expect(result).toMatchObject({ numerator: more, denominator: full.n - full.groups });
      expect(result.p >= 0 && result.p <= 1).toBe(true);
      // No residual left in the larger model: the one F that is no number.
      if (result.statistic === Infinity) expect([full.residualSquares, result.p]).toEqual([0, 0]);
      else expect(result.statistic).toBeGreaterThanOrEqual(0);
    }),
    { seed: 1, numRuns: RUNS },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['F', 'NO_COMBINATION', 'TOO_FEW']));
});
