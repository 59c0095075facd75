import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { equipercentileLink } from './equipercentile-link.ts';

const POINTS = [0, 25, 50, 75, 100];

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
