import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { equipercentileLink } from './equipercentile-link.ts';
import {
  crossVersionVariance,
  linearLink,
  linkSampleSize,
  linkVersions,
  meanLink,
  scoreMoments,
} from './link-versions.ts';

const POINTS = [0, 25, 50, 75, 100];
const OLD = { n: 1000, mean: 70, deviation: 25 };

describe('linking two versions', () => {
  test('by means where the spreads are within a tenth, by both otherwise', () => {
    const at = (deviation: number) => linkVersions(OLD, { n: 800, mean: 74, deviation }).kind;
    expect([22.4, 22.5, 25, 27.5, 27.6].map(at)).toEqual(['LINEAR', 'MEAN', 'MEAN', 'MEAN', 'LINEAR']);
  });

  test('the mean of the new version is linked to that of the old one, and its spread by the linear link', () => {
    const fresh = { n: 800, mean: 74, deviation: 20 };
    const linear = linearLink(OLD, fresh);
    if (!linear.estimable) throw new Error(linear.reason);
    for (const link of [meanLink(OLD, fresh), linear]) {
      expect(link.slope * 74 + link.intercept).toBeCloseTo(70, 12);
      expect(link).toMatchObject({ shift: 4, ratio: 0.8 });
      expect(link.variance).toBeCloseTo(625 / 1000 + 400 / 800, 12);
    }
    expect(linear.slope * 20).toBeCloseTo(25, 12);
    expect(crossVersionVariance(1, 2, 1.125)).toBeCloseTo(4.125, 12);
  });

  test('without spread means are linked', () => {
    expect(linearLink(OLD, { ...OLD, deviation: 0 })).toEqual({ estimable: false, reason: 'NO_SPREAD' });
    expect(linkVersions(OLD, { ...OLD, deviation: 0 }).kind).toBe('MEAN');
    expect(linkVersions({ ...OLD, deviation: 0 }, OLD)).toMatchObject({ kind: 'MEAN', ratio: 1 });
  });

  test('an arm without two answers has no spread, and says why', () => {
    expect(scoreMoments(POINTS, [0, 0, 0, 0, 0])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    expect(scoreMoments(POINTS, [0, 0, 0, 0, 1])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
  });

  test('an arm of 1,201 knows the link to two points, one of 4,802 to one', () => {
    expect([linkSampleSize(2, 25), linkSampleSize(1, 25), linkSampleSize(1, 0)]).toEqual([1201, 4802, 0]);
    expect(() => linkSampleSize(0, 25)).toThrow(RangeError);
  });
});

describe('equipercentile link', () => {
  test('of a version to itself is the identity on scores that somebody gave', () => {
    const linked = equipercentileLink({ scores: POINTS, counts: [1, 2, 3, 4, 5] }, { scores: POINTS, counts: [1, 2, 3, 4, 5] })!; // prettier-ignore
    for (const [i, score] of POINTS.entries()) expect(linked[i]).toBeCloseTo(score, 12);
  });

  test('links three points to five', () => {
    const linked = equipercentileLink({ scores: [1, 2, 3], counts: [10, 20, 10] }, { scores: POINTS, counts: [5, 5, 20, 5, 5] })!; // prettier-ignore
    // Ranks 1/8, 1/2 and 7/8: the border of the first two classes, the middle, and the border of the last two.
    expect(linked[0]).toBeCloseTo(12.5, 12);
    expect(linked[1]).toBeCloseTo(50, 12);
    expect(linked[2]).toBeCloseTo(87.5, 12);
  });

  test('never falls, and stays within half a step of the old scale', () => {
    const counts = (length: number) => fc.array(fc.nat(20), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(counts(7), counts(5), (fresh, old) => {
        const linked = equipercentileLink({ scores: [1, 2, 3, 4, 5, 6, 7], counts: fresh }, { scores: POINTS, counts: old }); // prettier-ignore
        if (!linked) {
          expect(Math.min(...[fresh, old].map((list) => list.reduce((a, b) => a + b, 0)))).toBe(0);
          return;
        }
        for (const [i, score] of linked.entries()) {
          expect(score).toBeGreaterThanOrEqual(i === 0 ? -12.5 : linked[i - 1]! - 1e-9);
          expect(score).toBeLessThanOrEqual(112.5);
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('refuses what is no distribution', () => {
    const good = { scores: [1, 2], counts: [1, 1] };
    for (const wrong of [{ scores: [1, 2], counts: [1] }, { scores: [2, 1], counts: [1, 1] }, { scores: [1, 2], counts: [1, -1] }, { scores: [1, 2, 4], counts: [1, 1, 1] }]) {
      expect(() => equipercentileLink(wrong, good)).toThrow(RangeError);
      expect(() => equipercentileLink(good, wrong)).toThrow(RangeError);
    } // prettier-ignore
  });
});

test('10,000 random pairs of versions: the link is finite, carries the new mean to the old one and rises', () => {
  const counts = fc.array(fc.nat(20), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const [old, fresh] = [scoreMoments(POINTS, a), scoreMoments(POINTS, b)];
      for (const [arm, own] of [[old, a], [fresh, b]] as const) {
        const n = own.reduce((sum, count) => sum + count, 0);
        expect(arm.estimable ? null : arm.reason).toBe(n >= 2 ? null : n === 1 ? 'TOO_FEW' : 'NO_DATA');
      } // prettier-ignore
      if (!old.estimable || !fresh.estimable) return;
      const linear = linearLink(old, fresh);
      expect(linear.estimable ? Number.isFinite(linear.slope + linear.intercept) : linear.reason).toBe(
        fresh.deviation > 0 ? true : 'NO_SPREAD',
      );
      const { kind, slope, intercept, shift, ratio, variance } = linkVersions(old, fresh);
      expect([slope, intercept, shift, ratio, variance].every(Number.isFinite)).toBe(true);
      expect(slope > 0 && variance >= 0 && kind === (slope === 1 ? 'MEAN' : 'LINEAR')).toBe(true);
      expect(intercept + slope * fresh.mean).toBeCloseTo(old.mean, 9);
    }),
    { seed: 2, numRuns: RUNS },
  );
});
