import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { responseWeights } from './response-weights.ts';

test('equal weights cost nothing; unequal ones cost, and a stratum without answers is told by the coverage', () => {
  expect(responseWeights([{ transactions: 50, delivered: 20, n: 5 }, { transactions: 30, delivered: 0, n: 3 }])).toEqual({
    strata: [{ weight: 10, responseRate: 0.25 }, { weight: 10, responseRate: null }],
    designEffect: 1,
    effectiveN: 8,
    coverage: 1,
  }); // prettier-ignore
  const silent = responseWeights([{ transactions: 60, delivered: 20, n: 5 }, { transactions: 40, delivered: 9, n: 0 }]); // prettier-ignore
  expect(silent).toMatchObject({ coverage: 0.6, designEffect: 1 });
  expect(silent.strata[1]).toEqual({ weight: null, responseRate: 0 });
  expect(responseWeights([])).toEqual({ strata: [], designEffect: null, effectiveN: 0, coverage: 0 });
  expect(() => responseWeights([{ transactions: -1, delivered: 1, n: 1 }])).toThrow(RangeError);
});

test('10,000 random samples: the design effect is at least 1, the effective number at most n', () => {
  const stratum = fc.record({ transactions: fc.nat(1000), delivered: fc.nat(100), n: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(stratum, { maxLength: 8 }), (strata) => {
      const { designEffect, effectiveN, coverage } = responseWeights(strata);
      if (designEffect !== null) expect(designEffect).toBeGreaterThanOrEqual(1 - 1e-12);
      expect(effectiveN).toBeLessThanOrEqual(strata.reduce((sum, { n }) => sum + n, 0) + 1e-9);
      expect(coverage >= 0 && coverage <= 1).toBe(true);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
