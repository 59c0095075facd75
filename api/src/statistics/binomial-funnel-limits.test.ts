import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { binomialFunnelLimit } from './binomial-funnel-limit.ts';
import { binomialFunnelLimits } from './binomial-funnel-limits.ts';
import { meanFunnelLimits } from './mean-funnel-limits.ts';

/** F(k) of a binomial, summed up term by term. */
function cumulated(k: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

describe('limits of a funnel for shares', () => {
  test('lie between the two counts whose cumulated chances enclose the tail', () => {
    for (const n of [5, 40, 200]) {
      for (const share of [0.2, 0.75, 0.9]) {
        for (const tail of [0.001, 0.025, 0.975, 0.999]) {
          const limit = binomialFunnelLimit(share, n, tail) * n;
          const upper = Math.ceil(limit - 1e-12);
          const [above, below] = [cumulated(upper, n, share), upper === 0 ? 0 : cumulated(upper - 1, n, share)];
          expect(above).toBeGreaterThanOrEqual(tail - 1e-12);
          // On the straight line from (r − 1, F(r − 1)) to (r, F(r)); below the first count there is nothing.
          const expected = Math.max(0, upper - (above - tail) / (above - below));
          expect(limit).toBeCloseTo(expected, 9);
        }
      }
    }
  });

  test('come near to those of the normal distribution where n is large', () => {
    const exact = binomialFunnelLimits(0.8, 100_000);
    const normal = meanFunnelLimits(0.8, (0.8 * 0.2) / 100_000);
    for (const key of ['low998', 'low95', 'high95', 'high998'] as const) {
      expect(exact[key]).toBeCloseTo(normal[key], 4);
    }
  });

  test('are in order, within 0–1, around the target and narrower with more answers, for 10,000 random ones', () => {
    const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1e-9));
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 50_000 }), (target, n) => {
        const { low998, low95, high95, high998 } = binomialFunnelLimits(target, n);
        const all = [0, low998, low95, high95, high998, 1];
        expect(all.every((limit, i) => i === 0 || limit >= all[i - 1]!)).toBe(true);
        expect(high95 - low95).toBeGreaterThanOrEqual(
          binomialFunnelLimits(target, 4 * n).high95 - binomialFunnelLimits(target, 4 * n).low95 - 1 / n,
        );
      }),
      { seed: 1, numRuns: RUNS },
    );
  }, 60_000);

  test.each([
    [0.5, 0, 0.025],
    [0.5, 1.5, 0.025],
    [1.1, 9, 0.025],
    [NaN, 9, 0.025],
    [0.5, 9, 0],
  ])('refuse share %d of %d at %d', (share, n, tail) => {
    expect(() => binomialFunnelLimit(share, n, tail)).toThrow(RangeError);
  });
});
