import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { indexEstimate } from './index-estimate.ts';
import { joinedIndex } from './joined-index.ts';
import { joinedMean } from './joined-mean.ts';
import { linkCell } from './link-cell.ts';
import { linkVersions } from './link-versions.ts';
import { scaleLink, type ScaleLink } from './scale-link.ts';
import { scoreMoments } from './score-moments.ts';
import { meanEstimate } from './mean-estimate.ts';
import { scoreCell } from './score-cell.ts';

const counts = fc.array(fc.nat({ max: 60 }), { minLength: 5, maxLength: 5 });
const link: fc.Arbitrary<ScaleLink> = fc
  .record({
    slope: fc.double({ min: 0.2, max: 5, noNaN: true }),
    intercept: fc.double({ min: -40, max: 40, noNaN: true }),
    centre: fc.double({ min: 0, max: 100, noNaN: true }),
    shiftVariance: fc.double({ min: 0, max: 9, noNaN: true }),
    stretchVariance: fc.double({ min: 0, max: 0.01, noNaN: true }),
    correlation: fc.double({ min: -1, max: 1, noNaN: true }),
  })
  .map(({ correlation, ...own }) => ({
    ...own,
    covariance: correlation * Math.sqrt(own.shiftVariance * own.stretchVariance),
  }));
const UNLINKED = { SAT: null, EASE: null, TIME: null };
const SCORES = [0, 25, 50, 75, 100];

describe('a mean over answers to several versions', () => {
  test('of one version is the plain mean, to the last digits', () => {
    fc.assert(
      fc.property(counts, (own) => {
        const [joined, plain] = [joinedMean([{ counts: own, link: null }]), meanEstimate(own)];
        expect(joined.estimable).toBe(plain.estimable);
        if (!joined.estimable || !plain.estimable) return expect(joined).toEqual(plain);
        expect(joined.value).toBeCloseTo(plain.value, 9);
        expect(joined.interval.low).toBeCloseTo(plain.interval.low, 8);
        expect(joined.interval.high).toBeCloseTo(plain.interval.high, 8);
        expect(joined.linkVariance).toBe(0);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('is never NaN, stays on the scale, and the order of versions does not matter', () => {
    fc.assert(
      fc.property(counts, counts, link, (old, fresh, own) => {
        const parts = [
          { counts: old, link: own },
          { counts: fresh, link: null },
        ];
        const figure = joinedMean(parts);
        if (!figure.estimable) return expect(['NO_DATA', 'TOO_FEW']).toContain(figure.reason);
        const { value, interval, samplingVariance, linkVariance } = figure;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(value);
        expect(interval.high).toBeGreaterThanOrEqual(value);
        expect(interval.high).toBeLessThanOrEqual(100);
        expect(samplingVariance + linkVariance).toBeGreaterThanOrEqual(linkVariance);
        const turned = joinedMean(parts.toReversed());
        if (!turned.estimable) throw new Error('the order decides');
        expect(turned.value).toBeCloseTo(value, 9);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('the two halves of a parallel run come to the mean of the new one, and the link widens the interval', () => {
    const [old, fresh] = [
      [10, 20, 40, 80, 50],
      [20, 40, 60, 60, 20],
    ] as const;
    const [before, after] = [scoreMoments(SCORES, old), scoreMoments(SCORES, fresh)];
    if (!before.estimable || !after.estimable) throw new Error('too few answers');
    const link = linkVersions(before, after);
    const joinedBy = (variance: number) =>
      joinedMean([
        { counts: old, link: scaleLink({ ...link, variance, oldN: before.n, newN: after.n }) },
        { counts: fresh, link: null },
      ]);
    const { variance } = link;
    const [linked, known] = [joinedBy(variance), joinedBy(0)];
    if (!linked.estimable || !known.estimable) throw new Error('400 answers are enough');
    expect(linked.value).toBeCloseTo(scoreCell(fresh).mean, 9);
    expect(linked.linkVariance).toBeCloseTo(variance / 4, 12);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(linked.interval)).toBeGreaterThan(width(known.interval));
  });

  test('answers that are all alike are not known to a tenth of a point because their link is', () => {
    const figure = joinedMean([
      {
        counts: [0, 0, 0, 6, 0],
        link: scaleLink({ slope: 1, intercept: 0, shift: 0, variance: 0.01, oldN: 9, newN: 9 }),
      },
      { counts: [0, 0, 0, 6, 0], link: null },
    ]);
    if (!figure.estimable) throw new Error('twelve answers are enough');
    expect(figure.interval.high - figure.interval.low).toBeGreaterThan(40);
  });

  test('a cell is moved and stretched as every answer in it', () => {
    const cell = linkCell({ n: 4, mean: 50, squares: 800 }, { slope: 2, intercept: 10 });
    expect(cell).toEqual({ n: 4, mean: 20, squares: 200 });
    expect(() => linkCell({ n: 1, mean: 0, squares: 0 }, { slope: 0, intercept: 0 })).toThrow(RangeError);
  });
});

describe('the index over answers to several versions', () => {
  const person = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 5 })));
  const people = fc.array(person, { minLength: 15, maxLength: 40 });
  const links = fc.record({ SAT: link, EASE: link, TIME: link });
  const tallied = (answers: readonly (readonly number[])[]) => {
    const counted = (item: number) => [1, 2, 3, 4, 5].map((v) => answers.filter((one) => one[item] === v).length);
    const paired = (a: number, b: number) => ({
      n: answers.length,
      sumA: answers.reduce((sum, one) => sum + one[a]!, 0),
      sumB: answers.reduce((sum, one) => sum + one[b]!, 0),
      sumAB: answers.reduce((sum, one) => sum + one[a]! * one[b]!, 0),
    });
    const pairs = { SAT_EASE: paired(0, 1), SAT_TIME: paired(0, 2), EASE_TIME: paired(1, 2) };
    return { SAT: counted(0), EASE: counted(1), TIME: counted(2), pairs };
  };

  test('of one version is the plain index', () => {
    fc.assert(
      fc.property(people, (answers) => {
        const input = tallied(answers);
        const [joined, plain] = [joinedIndex([{ ...input, links: UNLINKED }]), indexEstimate(input)];
        expect(joined.estimable).toBe(plain.estimable);
        if (!joined.estimable || !plain.estimable) return;
        expect(joined.value).toBeCloseTo(plain.value, 9);
        expect(joined.interval.low).toBeCloseTo(plain.interval.low, 8);
        expect(joined.interval.high).toBeCloseTo(plain.interval.high, 8);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('is the mean of its items, each on the scale of the newest version; never NaN', () => {
    fc.assert(
      fc.property(people, people, links, (old, fresh, own) => {
        const parts = [
          { ...tallied(old), links: own },
          { ...tallied(fresh), links: UNLINKED },
        ];
        const index = joinedIndex(parts);
        if (!index.estimable) return expect(index.reason).toBe('INDEX_INCOMPLETE');
        const means = (['SAT', 'EASE', 'TIME'] as const).map((item) => {
          const mean = joinedMean(parts.map((part) => ({ counts: part[item], link: part.links[item] })));
          if (!mean.estimable) throw new Error('thirty answers are enough');
          return mean.rawValue;
        });
        expect(index.rawValue).toBeCloseTo(means.reduce((sum, mean) => sum + mean, 0) / 3, 8);
        expect(index.interval.low).toBeLessThanOrEqual(index.value);
        expect(index.interval.high).toBeGreaterThanOrEqual(index.value);
        expect(index.linkVariance).toBeGreaterThanOrEqual(0);
      }),
      { seed: 3, numRuns: RUNS },
    );
  });
});
