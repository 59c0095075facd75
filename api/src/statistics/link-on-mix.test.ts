import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { linkOnMix, type LinkStratum, type MixLink } from './link-on-mix.ts';

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 });
const linked = (strata: readonly LinkStratum[]): MixLink => {
  const link = linkOnMix(strata);
  if (!link.estimable) throw new Error(link.reason);
  return link;
};
const few = fc.array(fc.constantFrom(0, 0, 0, 0, 1, 2), { minLength: 5, maxLength: 5 });
const anyCounts = fc.oneof({ weight: 3, arbitrary: counts }, { weight: 1, arbitrary: few });
const anyStrata = fc.array(fc.record({ old: anyCounts, fresh: anyCounts }), { maxLength: 4 });

describe('the link on a mix', () => {
  test('of one stratum is the difference of the means, with the variance of two samples', () => {
    const link = linked([{ old: [0, 0, 10, 10, 0], fresh: [0, 0, 0, 10, 10] }]);
    expect(link.shift).toBeCloseTo(25, 12);
    // s² = 20·12.5²/19 in each arm.
    expect(link.variance).toBeCloseTo((2 * (20 * 12.5 ** 2)) / 19 / 20, 10);
    expect(link).toMatchObject({ kind: 'MEAN', ratio: 1, oldN: 20, freshN: 20, strata: 1 });
  });

  test('is not moved by an arm that has more answers where people are happier', () => {
    const happy = { old: [0, 0, 0, 10, 90], fresh: [0, 0, 0, 100, 900] };
    const unhappy = { old: [90, 10, 0, 0, 0], fresh: [90, 10, 0, 0, 0] };
    const link = linked([happy, unhappy]);
    expect(link.shift).toBeCloseTo(0, 10);
    expect(link.strata).toBe(2);
  });

  test('follows the spread where it differs by more than a tenth', () => {
    const link = linked([{ old: [50, 0, 0, 0, 50], fresh: [0, 50, 0, 50, 0] }]);
    expect(link.kind).toBe('LINEAR');
    expect(link.slope).toBeCloseTo(2, 12);
    expect(link.slope * 25 + link.intercept).toBeCloseTo(0, 10);
  });

  test('leaves out strata in which a version has fewer than two answers; without any there is none, and a reason', () => {
    const lonely: LinkStratum = { old: [0, 0, 0, 0, 1], fresh: [9, 0, 0, 0, 0] };
    expect(linkOnMix([lonely])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 10 });
    expect(linkOnMix([])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    const unasked: LinkStratum = { old: [0, 0, 0, 0, 9], fresh: [0, 0, 0, 0, 0] };
    expect(linkOnMix([unasked])).toEqual({ estimable: false, reason: 'NO_DATA', n: 9 });
    const both = { old: [1, 0, 0, 0, 1], fresh: [1, 0, 0, 0, 1] };
    expect(linkOnMix([lonely, both])).toEqual(linkOnMix([both]));
  });

  test('is finite for any strata, does not depend on their order, and turns round with its arms', () => {
    fc.assert(
      fc.property(anyStrata, (strata) => {
        const link = linkOnMix(strata);
        if (!link.estimable) {
          const [oldN, freshN] = (['old', 'fresh'] as const).map((arm) => strata.flatMap((own) => own[arm]).reduce((sum, n) => sum + n, 0)); // prettier-ignore
          expect(link).toEqual({ estimable: false, reason: Math.min(oldN!, freshN!) === 0 ? 'NO_DATA' : 'TOO_FEW', n: oldN! + freshN! }); // prettier-ignore
          return;
        }
        for (const value of Object.values(link))
          if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
        expect(link.variance).toBeGreaterThanOrEqual(0);
        expect(link.slope).toBeGreaterThan(0);
        const back = linked(strata.toReversed());
        expect(back.shift).toBeCloseTo(link.shift, 9);
        expect(back.variance).toBeCloseTo(link.variance, 9);
        const turned = linked(strata.map(({ old, fresh }) => ({ old: fresh, fresh: old })));
        expect(turned.shift).toBeCloseTo(-link.shift, 9);
        expect(turned.variance).toBeCloseTo(link.variance, 9);
      }),
      { numRuns: RUNS, seed: 20261128 },
    );
  });
});
