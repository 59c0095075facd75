import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { reliabilityOf } from './reliability-of.ts';
import { requiredAnswers } from '../../conformance/formulas/required-answers.ts';
import { spearmanBrown } from '../../conformance/formulas/spearman-brown.ts';
import { varianceComponents } from './variance-components.ts';

const unit = fc.record({
  n: fc.integer({ min: 0, max: 5000 }),
  mean: fc.double({ min: 0, max: 100, noNaN: true }),
  variance: fc.oneof(fc.double({ min: 0, max: 2500, noNaN: true }), fc.constant(0)),
});

describe('variance between and within units', () => {
  test('of three units of four, by hand', () => {
    // Means 10, 20, 30: MSB = 4·200/2 = 400; MSW = 50; s²_b = 350/4.
    const units = [10, 20, 30].map((mean) => ({ n: 4, mean, variance: 50 }));
    expect(varianceComponents(units)).toEqual({
      estimable: true,
      meanSquareBetween: 400,
      meanSquareWithin: 50,
      typicalN: 4,
      between: 87.5,
      intraclassCorrelation: 87.5 / 137.5,
    });
  });

  test('units that differ less than chance would make them do not differ', () => {
    const units = [10, 10.1].map((mean) => ({ n: 5, mean, variance: 50 }));
    expect(varianceComponents(units)).toMatchObject({ between: 0, intraclassCorrelation: 0 });
  });

  test('one unit, and units of one answer each, tell nothing', () => {
    const one = { n: 5, mean: 3, variance: 2 };
    expect(varianceComponents([one, { n: 0, mean: NaN, variance: NaN }])).toEqual({
      estimable: false,
      reason: 'FEW_UNITS',
    });
    const single = { n: 1, mean: 3, variance: NaN };
    expect(varianceComponents([single, single])).toEqual({ estimable: false, reason: 'NO_SPREAD_WITHIN' });
  });

  test('are finite, in range and independent of order, for 10,000 random lists', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const components = varianceComponents(units);
        if (!components.estimable) return;
        const { between, intraclassCorrelation, typicalN, meanSquareWithin } = components;
        expect([between, meanSquareWithin].every((square) => square >= 0 && square < Infinity)).toBe(true);
        expect(intraclassCorrelation >= 0 && intraclassCorrelation <= 1 && typicalN > 0).toBe(true);
        const reversed = varianceComponents(units.toReversed());
        expect(reversed.estimable && Math.abs(reversed.between - between) <= 1e-9 * (1 + between)).toBe(true);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test.each([
    { n: -1, mean: 0, variance: 0 },
    { n: 3, mean: NaN, variance: 0 },
    { n: 3, mean: 0, variance: -1 },
    { n: 3, mean: 0, variance: 1, degreesOfFreedom: NaN },
  ])('refuse %o', (wrong) => expect(() => varianceComponents([wrong])).toThrow(RangeError));
});

describe('reliability', () => {
  test('half of the spread real: one half; no real spread: none; no error: all', () => {
    expect(reliabilityOf(9, 9)).toBe(0.5);
    expect(reliabilityOf(0, 0)).toBe(0);
    expect(reliabilityOf(4, 0)).toBe(1);
  });

  test('0.70 at an ICC of 0.02 needs 114 answers, and 114 answers give 0.70', () => {
    expect(requiredAnswers(0.02, 0.7)).toBeCloseTo((7 / 3) * 49, 10);
    expect(requiredAnswers(0.05, 0.7)).toBeCloseTo((7 / 3) * 19, 10);
    expect(spearmanBrown(0.02, requiredAnswers(0.02, 0.7))).toBeCloseTo(0.7, 12);
  });

  test('no number of answers is enough where units do not differ', () => {
    expect(requiredAnswers(0, 0.7)).toBe(Infinity);
    expect(requiredAnswers(0, 0)).toBe(0);
    expect(spearmanBrown(0, 1000)).toBe(0);
  });

  test('grows with the answers', () => {
    const grown = [1, 10, 30, 100, 300].map((n) => spearmanBrown(0.03, n));
    expect(grown).toEqual(grown.toSorted((a, b) => a - b));
    expect(grown[0]).toBeCloseTo(0.03, 14);
  });

  test('refuses what is no variance, no share, no number of answers', () => {
    expect(() => reliabilityOf(-1, 1)).toThrow(RangeError);
    expect(() => reliabilityOf(1, NaN)).toThrow(RangeError);
    expect(() => spearmanBrown(1.1, 5)).toThrow(RangeError);
    expect(() => spearmanBrown(0.1, 0)).toThrow(RangeError);
    expect(() => requiredAnswers(0.1, 1)).toThrow(RangeError);
  });
});

test('10,000 random spreads: a share that grows with the answers, and says the same by variances and by the ICC', () => {
  const variance = fc.oneof(fc.double({ min: 0, max: 2500, noNaN: true }), fc.constantFrom(0, 1e-300));
  fc.assert(
    fc.property(variance, variance, fc.integer({ min: 1, max: 10_000 }), (between, within, n) => {
      const own = reliabilityOf(between, within / n);
      expect(own >= 0 && own <= 1).toBe(true);
      expect(reliabilityOf(between, within / (2 * n))).toBeGreaterThanOrEqual(own);
      const intraclass = between + within > 0 ? between / (between + within) : 0;
      const again = spearmanBrown(intraclass, n);
      expect(again >= 0 && again <= 1).toBe(true);
      if (between + within > 1e-9) expect(again).toBeCloseTo(own, 9);
      expect(requiredAnswers(intraclass, 0.7)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 2, numRuns: RUNS },
  );
});
