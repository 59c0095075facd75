import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { quantileEstimate } from './quantile-estimate.ts';

const estimate = (bounds: number[], counts: number[], p = 0.9, isDiscrete = false) => {
  const found = quantileEstimate({ bounds, counts, isDiscrete }, p);
  if (!found.estimable) throw new Error(found.reason);
  return found;
};

describe('a quantile from bins', () => {
  test('is the one of evenly spread values, with the ranks of the binomial around it', () => {
    const { value, interval, n } = estimate([10, 20, 30, 40], [25, 25, 25, 25, 0], 0.5);
    expect([value, n]).toEqual([20, 100]);
    // z·√(100 · 0.5 · 0.5) = 1.959964 · 5 ranks of 0.4 each
    expect(interval!.low).toBeCloseTo(20 - 3.919928, 5);
    expect(interval!.high).toBeCloseTo(20 + 3.919928, 5);
  });

  test('of whole numbers is one of them', () => {
    expect(estimate([0, 1, 2, 3], [50, 30, 15, 5, 0], 0.9, true)).toMatchObject({
      value: 2,
      interval: { low: 2, high: 3 },
    });
  });

  /**
   * References by scipy 1.17.1 (numpy 2.4.6), the distribution of a histogram turned back at the three ranks:
   *
   *     h = stats.rv_histogram((counts, np.r_[0, bounds]), density=False)
   *     reach = stats.norm.ppf(0.975) * np.sqrt(n * p * (1 - p))
   *     [h.ppf(r / n) for r in (n * p, n * p - reach, n * p + reach)]
   */
  test.each([
    [0.9, [1, 3, 5, 10, 15, 60], [40, 120, 260, 310, 150, 57], [13.776666666666666, 13.176712758854542, 14.376620574478792]], // prettier-ignore
    [0.5, [1, 3, 5, 10, 15, 60], [40, 120, 260, 310, 150, 57], [5.782258064516128, 5.298424267893448, 6.266091861138809]], // prettier-ignore
    [0.9, [0.5, 1, 2, 4, 8, 16, 32], [3, 0, 11, 29, 17, 0, 5], [7.647058823529411, 6.531642247947471, 26.369665427914384]], // prettier-ignore
    [0.9, [10, 20, 30, 40], [25, 25, 25, 25], [36, 33.64804321855193, 38.35195678144807]],
  ])('of order %d from bins up to %j is that of the histogram', (p, bounds, counts, reference) => {
    const { value, interval } = estimate(bounds, [...counts, 0], p);
    for (const [place, figure] of [value, interval!.low, interval!.high].entries())
      expect(figure / reference[place]!).toBeCloseTo(1, 9);
  });

  test('of whole numbers is that of the values themselves', () => {
    // numpy 2.4.6: [np.quantile(np.repeat(bounds, counts), r / n, method='inverted_cdf') for r in the same three ranks]
    const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const { value, interval } = estimate(bounds, [12, 31, 44, 60, 38, 21, 9, 14, 4, 0, 2, 0], 0.9, true);
    expect([value, interval]).toEqual([6, { low: 5, high: 7 }]);
  });

  test('that lies above all bounds is not told, and neither is an upper end that does', () => {
    expect(quantileEstimate({ bounds: [10], counts: [80, 20], isDiscrete: false }, 0.9)).toEqual({
      estimable: false,
      reason: 'ABOVE_BINS',
      n: 100,
    });
    expect(estimate([10], [92, 8])).toMatchObject({ interval: null });
    expect(quantileEstimate({ bounds: [10], counts: [0, 0], isDiscrete: false }, 0.9)).toMatchObject({
      reason: 'NO_DATA',
    });
  });

  test.each([
    [[10], [1], 0.9],
    [[10, 5], [1, 1, 1], 0.9],
    [[10], [1.5, 0], 0.9],
    [[10], [1, 0], 1],
  ])('refuses bounds %j, counts %j, p = %d', (bounds, counts, p) => {
    expect(() => quantileEstimate({ bounds, counts, isDiscrete: false }, p)).toThrow(RangeError);
  });

  test('lies within its interval and its bin, rises with p, and does not mind how many times everything came', () => {
    const cases = fc.record({
      counts: fc.array(fc.nat(500), { minLength: 6, maxLength: 6 }).filter((counts) => counts.some((n) => n > 0)),
      p: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    });
    const bounds = [1, 3, 5, 10, 15, 60];
    fc.assert(
      fc.property(cases, ({ counts, p }) => {
        const found = estimate(bounds, [...counts, 0], p);
        expect(found.interval!.low).toBeLessThanOrEqual(found.value + 1e-9);
        expect(found.interval!.high).toBeGreaterThanOrEqual(found.value - 1e-9);
        expect(estimate(bounds, [...counts, 0], p + 0.05).value).toBeGreaterThanOrEqual(found.value);
        const tenfold = estimate(bounds, [...counts.map((n) => 10 * n), 0], p);
        expect(tenfold.value).toBeCloseTo(found.value, 6);
        expect(tenfold.interval!.high - tenfold.interval!.low).toBeLessThanOrEqual(
          found.interval!.high - found.interval!.low + 1e-9,
        );
      }),
      { numRuns: RUNS, seed: 20261128 },
    );
  });

  test('has an interval that holds the true p90 of exponential values in about 95 of 100 samples', () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return (seed + 1) / 4_294_967_297;
    };
    const bounds = Array.from({ length: 120 }, (_, index) => (index + 1) / 20);
    const truth = -Math.log(0.1);
    let held = 0;
    for (let repetition = 0; repetition < 2_000; repetition++) {
      const counts = Array.from({ length: bounds.length + 1 }, () => 0);
      for (let draw = 0; draw < 200; draw++) {
        const value = -Math.log(random());
        const bin = bounds.findIndex((bound) => value <= bound);
        counts[bin < 0 ? bounds.length : bin]!++;
      }
      const { interval } = estimate(bounds, counts);
      if (interval!.low <= truth && truth <= interval!.high) held++;
    }
    expect(held / 2_000).toBeGreaterThan(0.93);
    expect(held / 2_000).toBeLessThan(0.97);
  });
});
