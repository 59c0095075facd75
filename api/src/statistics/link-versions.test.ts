import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { linkVersions } from './link-versions.ts';
import { meanLink } from './mean-link.ts';
import { stretchedLink } from './stretched-link.ts';
import { scoreMoments } from './score-moments.ts';

const POINTS = [0, 25, 50, 75, 100];
const OLD = { n: 1000, mean: 70, deviation: 25 };

describe('linking two versions', () => {
  test('by means where the spreads are within a tenth, by both otherwise', () => {
    const at = (deviation: number) => linkVersions(OLD, { n: 800, mean: 74, deviation }).kind;
    expect([22.4, 22.5, 25, 27.5, 27.6].map(at)).toEqual(['LINEAR', 'MEAN', 'MEAN', 'MEAN', 'LINEAR']);
  });

  test('the mean of the new version is linked to that of the old one, and its spread by the linear link', () => {
    const fresh = { n: 800, mean: 74, deviation: 20 };
    const linear = stretchedLink(OLD, fresh);
    for (const link of [meanLink(OLD, fresh), linear]) {
      expect(link.slope * 74 + link.intercept).toBeCloseTo(70, 12);
      expect(link).toMatchObject({ shift: 4, ratio: 0.8 });
      expect(link.variance).toBeCloseTo(625 / 1000 + 400 / 800, 12);
    }
    expect(linear.slope * 20).toBeCloseTo(25, 12);
  });

  test('without spread means are linked', () => {
    expect(linkVersions(OLD, { ...OLD, deviation: 0 }).kind).toBe('MEAN');
    expect(linkVersions({ ...OLD, deviation: 0 }, OLD)).toMatchObject({ kind: 'MEAN', ratio: 1 });
  });

  test('an arm without two answers has no spread, and says why', () => {
    expect(scoreMoments(POINTS, [0, 0, 0, 0, 0])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    expect(scoreMoments(POINTS, [0, 0, 0, 0, 1])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
  });

  test('an arm of 1,201 knows the link to two points, one of 4,802 to one', () => {
    const halfWidth = (n: number) => 1.959963984540054 * Math.sqrt(linkVersions({ ...OLD, n }, { ...OLD, n }).variance);
    expect(halfWidth(1201)).toBeCloseTo(2, 2);
    expect(halfWidth(4802)).toBeCloseTo(1, 2);
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
      // By spreads whatever they are, where both versions have one.
      const stretched = linkVersions(old, fresh, { minimumRatio: Infinity, maximumRatio: 0 });
      const isSpread = old.deviation > 0 && fresh.deviation > 0;
      expect(stretched.kind).toBe(isSpread ? 'LINEAR' : 'MEAN');
      expect(Number.isFinite(stretched.slope + stretched.intercept)).toBe(true);
      if (isSpread) expect(stretched.slope * fresh.deviation).toBeCloseTo(old.deviation, 9);
      const byMeans = meanLink(old, fresh);
      expect(byMeans).toMatchObject({ kind: 'MEAN', slope: 1 });
      expect(byMeans.intercept + fresh.mean).toBeCloseTo(old.mean, 9);
      const { kind, slope, intercept, shift, ratio, variance } = linkVersions(old, fresh);
      expect([slope, intercept, shift, ratio, variance].every(Number.isFinite)).toBe(true);
      expect(slope > 0 && variance >= 0 && kind === (slope === 1 ? 'MEAN' : 'LINEAR')).toBe(true);
      expect(intercept + slope * fresh.mean).toBeCloseTo(old.mean, 9);
    }),
    { seed: 2, numRuns: RUNS },
  );
});
