import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { rankIntervals } from './rank-intervals.ts';

const figure = fc.record({
  value: fc.double({ min: 0, max: 100, noNaN: true }),
  variance: fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constant(0)),
});
const figures = fc.array(figure, { maxLength: 25 });

describe('ranks a figure may have', () => {
  test('far apart: each its own; close together: any', () => {
    const apart = [70, 50, 90].map((value) => ({ value, variance: 1 }));
    expect(rankIntervals(apart).map(({ best, worst }) => [best, worst])).toEqual([
      [2, 2],
      [3, 3],
      [1, 1],
    ]);
    const close = [70, 71, 72].map((value) => ({ value, variance: 4 }));
    expect(rankIntervals(close)).toEqual([1, 1, 1].map((best) => ({ best, worst: 3 })));
  });

  test('the limit is Bonferroni’s over all ordered pairs', () => {
    // P = 4: c = z at 1 − 0.05/12 = 2.6383; the difference of the last to each other is that many standard errors.
    const at = (z: number) =>
      rankIntervals([0, 0, 0, z * Math.SQRT2].map((value) => ({ value, variance: 1 })))[3]!.worst;
    expect(at(2.637)).toBe(4);
    expect(at(2.64)).toBe(1);
  });

  /**
   * Every ordered pair tested with one side, and all P(P − 1) of them adjusted, by scipy 1.17.1 and statsmodels 0.15.0:
   *
   *     pairs = [(i, j) for i in range(P) for j in range(P) if i != j]
   *     z = [(a[i] - a[j]) / np.sqrt(S[i, i] + S[j, j] - 2 * S[i, j]) for i, j in pairs]
   *     isAbove = multipletests(stats.norm.sf(z), alpha=0.05, method='bonferroni')[0]
   *     best = 1 + sum(isAbove where j is the figure); worst = P - sum(isAbove where i is the figure)
   *
   * The critical value of the paper, the 0.95 quantile of the largest z of 10⁶ draws without differences (numpy 2.4.6), is
   * 3.00 for the independent figures, where Bonferroni's is 3.12, and gives them the same ranks.
   */
  test.each<[string, number, number[][]]>([
    ['independent', 0, [[1, 2], [1, 4], [2, 4], [2, 6], [4, 6], [4, 7], [6, 8], [7, 8]]], // prettier-ignore
    ['correlated', 0.6, [[1, 1], [2, 3], [2, 4], [3, 6], [4, 5], [5, 6], [7, 7], [8, 8]]], // prettier-ignore
  ])('are those of Bonferroni’s tests of all ordered pairs, %s', (_, correlation, reference) => {
    const values = [81.2, 78.4, 77.9, 74, 73.1, 70.5, 66, 60.2];
    const variances = [0.6, 1.1, 0.4, 2.5, 0.9, 0.7, 1.8, 3.2];
    const list = values.map((value, i) => ({ value, variance: variances[i]! }));
    const covariance = (i: number, j: number) => correlation * Math.sqrt(variances[i]! * variances[j]!);
    expect(rankIntervals(list, covariance).map(({ best, worst }) => [best, worst])).toEqual(reference);
    if (correlation === 0) expect(rankIntervals(list)).toEqual(rankIntervals(list, covariance));
  });

  test('figures that share an error are told apart sooner', () => {
    const pair = [60, 65].map((value) => ({ value, variance: 4 }));
    expect(rankIntervals(pair)[0]).toEqual({ best: 1, worst: 2 });
    expect(rankIntervals(pair, () => 3)[0]).toEqual({ best: 2, worst: 2 });
  });

  test('equal figures without any spread share all ranks; none and one are no question', () => {
    const alike = { value: 80, variance: 0 };
    expect(rankIntervals([alike, alike])).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(rankIntervals([alike])).toEqual([{ best: 1, worst: 1 }]);
    expect(rankIntervals([])).toEqual([]);
  });

  test('hold the rank seen, stay in the list and do not depend on order, for 10,000 random lists', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const intervals = rankIntervals(list);
        intervals.forEach(({ best, worst }, i) => {
          const above = list.filter(({ value }) => value > list[i]!.value).length;
          const below = list.filter(({ value }) => value < list[i]!.value).length;
          expect(best >= 1 && worst <= list.length).toBe(true);
          expect(best <= above + 1 && worst >= list.length - below).toBe(true);
        });
        expect(rankIntervals(list.toReversed()).toReversed()).toEqual(intervals);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('a smaller variance never widens an interval', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const wide = rankIntervals(list);
        rankIntervals(list.map(({ value, variance }) => ({ value, variance: variance / 2 }))).forEach((narrow, i) => {
          expect(narrow.best >= wide[i]!.best && narrow.worst <= wide[i]!.worst).toBe(true);
        });
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test.each([
    { value: NaN, variance: 1 },
    { value: 1, variance: -1 },
    { value: 1, variance: Infinity },
  ])('refuse %o', (wrong) => expect(() => rankIntervals([wrong])).toThrow(RangeError));
});
