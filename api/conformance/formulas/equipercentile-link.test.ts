import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { equipercentileLink } from './equipercentile-link.ts';

/** The linked scores; there are some. */
const scoresOf = (...[fresh, old]: Parameters<typeof equipercentileLink>): readonly number[] => {
  const link = equipercentileLink(fresh, old);
  if (!link.estimable) throw new Error(link.reason);
  return link.scores;
};

const POINTS = [0, 25, 50, 75, 100];

describe('equipercentile link', () => {
  test('of a version to itself is the identity on scores that somebody gave', () => {
    const linked = scoresOf({ scores: POINTS, counts: [1, 2, 3, 4, 5] }, { scores: POINTS, counts: [1, 2, 3, 4, 5] }); // prettier-ignore
    for (const [i, score] of POINTS.entries()) expect(linked[i]).toBeCloseTo(score, 12);
  });

  test('links three points to five', () => {
    const linked = scoresOf({ scores: [1, 2, 3], counts: [10, 20, 10] }, { scores: POINTS, counts: [5, 5, 20, 5, 5] }); // prettier-ignore
    // Ranks 1/8, 1/2 and 7/8: the border of the first two classes, the middle, and the border of the last two.
    expect(linked[0]).toBeCloseTo(12.5, 12);
    expect(linked[1]).toBeCloseTo(50, 12);
    expect(linked[2]).toBeCloseTo(87.5, 12);
  });

  test('never falls, and stays within half a step of the old scale', () => {
    const counts = (length: number) =>
      fc.oneof(
        { weight: 20, arbitrary: fc.array(fc.nat(20), { minLength: length, maxLength: length }) },
        { weight: 1, arbitrary: fc.constant(Array.from({ length }, () => 0)) },
      );
    fc.assert(
      fc.property(counts(7), counts(5), (fresh, old) => {
        const linked = equipercentileLink({ scores: [1, 2, 3, 4, 5, 6, 7], counts: fresh }, { scores: POINTS, counts: old }); // prettier-ignore
        if (!linked.estimable) {
          const [freshN, oldN] = [fresh, old].map((list) => list.reduce((a, b) => a + b, 0));
          expect(Math.min(freshN!, oldN!)).toBe(0);
          expect(linked).toEqual({ estimable: false, reason: 'NO_DATA', n: freshN! + oldN! });
          return;
        }
        for (const [i, score] of linked.scores.entries()) {
          expect(score).toBeGreaterThanOrEqual(i === 0 ? -12.5 : linked.scores[i - 1]! - 1e-9);
          expect(score).toBeLessThanOrEqual(112.5);
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('of a version nobody answered there is none, and a reason', () => {
    const [asked, unasked] = [
      { scores: [1, 2], counts: [3, 4] },
      { scores: [1, 2], counts: [0, 0] },
    ];
    expect(equipercentileLink(asked, unasked)).toEqual({ estimable: false, reason: 'NO_DATA', n: 7 });
    expect(equipercentileLink(unasked, asked)).toEqual({ estimable: false, reason: 'NO_DATA', n: 7 });
  });

  test('refuses what is no distribution', () => {
    const good = { scores: [1, 2], counts: [1, 1] };
    for (const wrong of [{ scores: [1, 2], counts: [1] }, { scores: [2, 1], counts: [1, 1] }, { scores: [1, 2], counts: [1, -1] }, { scores: [1, 2, 4], counts: [1, 1, 1] }]) {
      expect(() => equipercentileLink(wrong, good)).toThrow(RangeError);
      expect(() => equipercentileLink(good, wrong)).toThrow(RangeError);
    } // prettier-ignore
  });
});
