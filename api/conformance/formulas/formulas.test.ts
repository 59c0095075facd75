import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { americanIndex } from './american-index.ts';
import { type CasemixCell, casemixRegression } from './casemix-regression.ts';
import { compareEntities } from './compare-entities.ts';
import { mapped } from './mapped.ts';
import { netPromoterScore } from './net-promoter-score.ts';
import { standardisedRate } from './standardised-rate.ts';

/** Every number of a result, however deep. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}
/** A list of one length for each of the arbitraries. */
const lists = <T>(...each: fc.Arbitrary<T>[]) =>
  fc.integer({ min: 0, max: 5 }).chain((length) =>
    fc.tuple(...each.map((one) => fc.array(one, { minLength: length, maxLength: length }))),
  ); // prettier-ignore
const run = (property: fc.IProperty<never> | fc.IProperty<unknown>) =>
  fc.assert(property as fc.IProperty<unknown>, { seed: 1, numRuns: RUNS });
const count = fc.oneof(fc.constant(0), fc.nat(30), fc.nat(1_000_000));
/** Five of them stay below the half million events that the rate is made for. */
const some = fc.oneof(fc.constant(0), fc.nat(30), fc.nat(90_000));
const decimal = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('10,000 random inputs of the formulas that the product does not use: numbers, or a reason', () => {
  /** Those of the methodology that are tried in tests of their own, beside them or beside what the product does instead. */
  const TRIED_ELSEWHERE: Record<string, string> = {
    'centred-composite.ts': 'conformance/formulas/centred-composite.test.ts',
    'combination-covariance.ts': 'src/statistics/fit-absorbed.test.ts',
    'combination-value.ts': 'src/statistics/fit-absorbed.test.ts',
    'combination-variance.ts': 'src/statistics/fit-absorbed.test.ts',
    'composite-weights.ts': 'conformance/formulas/centred-composite.test.ts',
    'equipercentile-link.ts': 'conformance/formulas/equipercentile-link.test.ts',
    'experience-from-effects.ts': 'conformance/formulas/like-for-like-score.test.ts',
    'feasible-intervals.ts': 'conformance/formulas/suppress-rectangles.test.ts',
    'fit-like-for-like.ts': 'conformance/formulas/like-for-like-score.test.ts',
    'like-for-like-score.ts': 'conformance/formulas/like-for-like-score.test.ts',
    'p-chart-limits.ts': 'src/statistics/laney-chart-limits.test.ts',
    'required-answers.ts': 'src/statistics/reliability-of.test.ts',
    'service-deltas.ts': 'conformance/formulas/like-for-like-score.test.ts',
    'spearman-brown.ts': 'src/statistics/reliability-of.test.ts',
    'repeat-rater-design-effect.ts': 'conformance/formulas/repeat-rater-design-effect.test.ts',
    'suppress-rectangles.ts': 'conformance/formulas/suppress-rectangles.test.ts',
  };
  const TRIED_HERE = [
    'american-index.ts',
    'casemix-regression.ts',
    'compare-entities.ts',
    'mapped.ts',
    'net-promoter-score.ts',
    'standardised-rate.ts',
  ];
  /** They only refuse. */
  const REFUSALS = ['require-share.ts', 'require-table.ts'];

  test('these are all of them', () => {
    const files = readdirSync(new URL('./', import.meta.url)).filter((name) => !name.endsWith('.test.ts'));
    expect(files.toSorted()).toEqual([...Object.keys(TRIED_ELSEWHERE), ...TRIED_HERE, ...REFUSALS].toSorted());
  });

  test.each(Object.entries(TRIED_ELSEWHERE))('%s is tried in %s', (formula, place) => {
    const source = readFileSync(new URL(`../../${place}`, import.meta.url), 'utf8');
    expect(source).toContain(`/${formula}'`);
    expect(source).toContain('numRuns: RUNS');
  });

  test('net promoter score', () => {
    run(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        const score = netPromoterScore({ promoters, passives, detractors });
        if (!score.estimable) {
          expect([score.reason, promoters + passives + detractors]).toEqual(['NO_DATA', 0]);
          return;
        }
        const { difference, standardError, interval } = score;
        expect([difference, standardError, interval.low, interval.high].every(Number.isFinite)).toBe(true);
        expect(Math.abs(difference)).toBeLessThanOrEqual(100);
      }),
    );
    expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toEqual({
      estimable: false,
      reason: 'NO_DATA',
      n: 0,
    });
    expect(() => netPromoterScore({ promoters: -1, passives: 0, detractors: 2 })).toThrow(RangeError);
  });

  test('scales of others', () => {
    run(
      fc.property(lists(decimal(1, 10), decimal(0, 3)), fc.integer(), fc.integer(), ([means, weights], a, b) => {
        const isWeighted = weights!.some((weight) => weight > 0);
        if (isWeighted) {
          const index = americanIndex(means!, weights!);
          expect(index >= -1e-9 && index <= 100 + 1e-9).toBe(true);
        } else expect(() => americanIndex(means!, weights!)).toThrow(RangeError);
        if (a === b) expect(() => mapped(means!, a, b)).toThrow(RangeError);
        else expect(mapped(means!, a, b).every(Number.isFinite)).toBe(true);
      }),
    );
    expect(() => mapped([1], 3, 3)).toThrow(RangeError);
  });

  test('standardised rate with its gamma interval', () => {
    run(
      fc.property(lists(some, some, some), ([counts, populations, standard]) => {
        const isKnown = populations!.every((population) => population > 0) && standard!.some((weight) => weight > 0);
        if (!isKnown) {
          expect(() => standardisedRate(counts!, populations!, standard!)).toThrow(RangeError);
          return;
        }
        const { rate, variance, low, high } = standardisedRate(counts!, populations!, standard!);
        expect([rate, variance, low, high].every(Number.isFinite)).toBe(true);
        expect(low <= rate && rate <= high).toBe(true);
      }),
    );
  });

  test('case mix by regression, and entities beside their mean', () => {
    const known = (most: number) => fc.option(fc.nat(most), { nil: null });
    const cell: fc.Arbitrary<CasemixCell> = fc.record({
      entity: fc.constantFrom('a', 'b', 'c'),
      adjusters: fc.tuple(known(4), known(2)),
      score: known(10),
      n: fc.nat(3),
    });
    run(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const { entities } = casemixRegression(cells);
        expect(numbersOf(entities).every(Number.isFinite)).toBe(true);
        for (const { n, variances } of entities) expect(variances.manual === null).toBe(n <= 1);
        const compared = compareEntities(
          entities.map(({ adjustedMean }) => adjustedMean),
          entities.map(({ variances }) => variances.program),
        );
        if (compared.estimable) expect(numbersOf(compared).every(Number.isFinite)).toBe(true);
        else expect(compared.reason === 'FEW_ENTITIES').toBe(entities.length < 2);
      }),
    );
  });
});
