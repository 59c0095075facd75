import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { directStandardisation, type StandardisationRule, type Stratum } from './direct-standardisation.ts';
import { scoreCell } from './score-cell.ts';
import { standardisedInterval } from './standardised-interval.ts';

const AS_IS: StandardisationRule = { minimumStratumN: 1, smoothingN: 0, minimumCoverage: 0 };
const stratum = (most: number): fc.Arbitrary<Stratum> =>
  fc
    .tuple(fc.nat(10), fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }))
    .map(([weight, counts]) => ({ weight, ...scoreCell(counts) }));
const strata = (most: number): fc.Arbitrary<Stratum[]> => fc.array(stratum(most), { maxLength: 8 });

/** Case-like: Simpson's reversal in two strata. */
const OFFICE = scoreCell([10, 10, 10, 10, 10]);
const PORTAL = scoreCell([0, 0, 0, 20, 80]);

describe('direct standardisation', () => {
  test('weights the means of the strata, whatever the numbers of answers', () => {
    const moved = directStandardisation([{ ...OFFICE, weight: 3 }, { ...PORTAL, weight: 1 }], AS_IS); // prettier-ignore
    if (!moved.estimable) throw new Error(moved.reason);
    expect(moved.value).toBeCloseTo(0.75 * 50 + 0.25 * 95, 12);
    const [a, b] = [(0.75 ** 2 * OFFICE.squares) / 49 / 50, (0.25 ** 2 * PORTAL.squares) / 99 / 100];
    expect(moved.variance).toBeCloseTo(a + b, 12);
    expect(moved.degreesOfFreedom).toBeCloseTo((a + b) ** 2 / (a ** 2 / 49 + b ** 2 / 99), 9);
    expect(moved).toMatchObject({ coverage: 1, n: 150, floor: 50 });
  });

  test('smooths the variance of a stratum with five answers’ worth of the pooled one', () => {
    const small = scoreCell([0, 0, 0, 0, 5]);
    const moved = directStandardisation([{ ...OFFICE, weight: 0 }, { ...PORTAL, weight: 1 }, { ...small, weight: 1 }]); // prettier-ignore
    if (!moved.estimable) throw new Error(moved.reason);
    const pooled = (PORTAL.squares + 0) / (99 + 4);
    const [portal, alike] = [(5 * pooled + PORTAL.squares) / (5 + 99), (5 * pooled) / (5 + 4)];
    expect(moved.variance).toBeCloseTo(0.25 * (portal / 100 + alike / 5), 12);
  });

  test('leaves out strata with fewer than five answers, and refuses when they were more than a fifth of the mix', () => {
    const four = scoreCell([0, 0, 0, 0, 4]);
    const at = (weight: number) => directStandardisation([{ ...PORTAL, weight: 80 }, { ...four, weight }]); // prettier-ignore
    expect(at(20)).toMatchObject({ estimable: true, value: 95, coverage: 0.8, floor: 100 });
    expect(at(21)).toMatchObject({ estimable: false, reason: 'LOW_COVERAGE', n: 100 });
    expect(directStandardisation([{ ...four, weight: 1 }])).toMatchObject({ reason: 'NO_DATA', n: 0, coverage: 0 });
    expect(directStandardisation([])).toMatchObject({ reason: 'NO_DATA' });
  });

  test('with the shares of the answers it is the raw mean', () => {
    fc.assert(
      fc.property(strata(50), (list) => {
        const moved = directStandardisation(list.map((h) => ({ ...h, weight: h.n })), AS_IS);
        if (!moved.estimable) return;
        const n = list.reduce((sum, h) => sum + h.n, 0);
        expect(moved.value).toBeCloseTo(list.reduce((sum, h) => sum + h.n * h.mean, 0) / n, 9);
      }),
      { seed: 1, numRuns: RUNS },
    ); // prettier-ignore
  });

  test('does not depend on the order of strata nor on the unit of the weights', () => {
    fc.assert(
      fc.property(strata(30), fc.integer({ min: 1, max: 1000 }), (list, factor) => {
        const [one, other] = [directStandardisation(list), directStandardisation(list.toReversed().map((h) => ({ ...h, weight: h.weight * factor })))]; // prettier-ignore
        expect(other.estimable).toBe(one.estimable);
        if (!one.estimable || !other.estimable) return;
        expect(other.value).toBeCloseTo(one.value, 9);
        expect(other.variance).toBeCloseTo(one.variance, 9);
        expect(other.degreesOfFreedom / one.degreesOfFreedom).toBeCloseTo(1, 9);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('10,000 random mixes: numbers and limits within the scale, or a reason', () => {
    const rules = fc.constantFrom(undefined, AS_IS);
    fc.assert(
      fc.property(fc.oneof(strata(0), strata(1), strata(3), strata(100_000)), rules, (list, rule) => {
        const moved = directStandardisation(list, rule);
        if (!moved.estimable) {
          expect(['NO_DATA', 'TOO_FEW', 'LOW_COVERAGE']).toContain(moved.reason);
          return;
        }
        expect([moved.value, moved.variance, moved.degreesOfFreedom, moved.linearisedError].every(Number.isFinite)).toBe(true); // prettier-ignore
        const { value, interval } = standardisedInterval(moved);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(value);
        expect(interval.high).toBeGreaterThanOrEqual(value);
        expect(interval.high).toBeLessThanOrEqual(100);
      }),
      { seed: 3, numRuns: RUNS },
    );
  });

  test('refuses weights and cells that cannot be', () => {
    expect(() => directStandardisation([{ ...PORTAL, weight: -1 }])).toThrow(RangeError);
    expect(() => directStandardisation([{ ...PORTAL, weight: NaN }])).toThrow(RangeError);
    expect(() => directStandardisation([{ ...PORTAL, n: NaN, weight: 1 }])).toThrow(RangeError);
  });
});

describe('interval of a standardised value', () => {
  test('a value off the scale is brought to its end', () => {
    expect(standardisedInterval({ value: 103, variance: 4, floor: 20, degreesOfFreedom: 19 })).toMatchObject({ value: 100, interval: { high: 100 } }); // prettier-ignore
    expect(standardisedInterval({ value: -3, variance: 4, floor: 20, degreesOfFreedom: 19 }).interval.low).toBe(0);
  });

  test('is wider with a larger variance and with fewer degrees of freedom', () => {
    const width = (variance: number, degreesOfFreedom: number): number => {
      const { interval } = standardisedInterval({ value: 70, variance, floor: 5, degreesOfFreedom });
      return interval.high - interval.low;
    };
    expect(width(4, 100)).toBeGreaterThan(width(2, 100));
    expect(width(4, 5)).toBeGreaterThan(width(4, 100));
  });

  test('however many answers, the error that figures share stays in it: the floor believes in answers alone', () => {
    // 10,000 answers by kiosk with s = 25, and an effect of the kiosk that is known to ± 1.12 points.
    const { interval } = standardisedInterval({
      value: 60,
      variance: 0.0625,
      sharedVariance: 1.25,
      floor: 10_000,
      degreesOfFreedom: Infinity,
    });
    expect((interval.high - interval.low) / 2).toBeCloseTo(1.96 * Math.sqrt(0.0625 + 1.25), 1);
  });

  test('10,000 random figures: an error more makes it wider, never narrower, and none changes nothing', () => {
    const points = (max: number) => fc.nat(1_000 * max).map((thousandths) => thousandths / 1_000);
    const input = fc.record({
      value: points(100),
      variance: fc.oneof(fc.constant(0), points(20)),
      floor: fc.integer({ min: 1, max: 1e6 }),
      degreesOfFreedom: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(input, points(10), points(10), (figure, one, more) => {
        const [none, less, most] = [0, one, one + more].map(
          (sharedVariance) => standardisedInterval({ ...figure, sharedVariance }).interval,
        );
        expect(none).toEqual(standardisedInterval(figure).interval);
        for (const [inner, outer] of [[none!, less!], [less!, most!]] as const) {
          expect(outer.low).toBeLessThanOrEqual(inner.low + 1e-9);
          expect(outer.high).toBeGreaterThanOrEqual(inner.high - 1e-9);
        } // prettier-ignore
      }),
      { seed: 4, numRuns: RUNS },
    );
  });
});
