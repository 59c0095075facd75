import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { laneyChartLimits, pChartLimits } from './p-chart-limits.ts';

const period = fc
  .record({ n: fc.integer({ min: 1, max: 100_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, share }) => ({ n, successes: Math.round(n * share) }));

describe('chart of shares', () => {
  test('plain limits by hand, cut at 0 and 1', () => {
    const { centre, spread, limits } = pChartLimits([
      { successes: 10, n: 100 },
      { successes: 30, n: 100 },
      { successes: 2, n: 10 },
    ]);
    expect([centre, spread]).toEqual([0.2, 1]);
    expect(limits[0]!.high).toBeCloseTo(0.32, 12);
    expect(limits[0]!.low).toBeCloseTo(0.08, 12);
    expect(limits[2]!.low).toBe(0);
  });

  test('Laney’s are wider by what shares vary beyond the binomial', () => {
    // z is ±10 alternately: moving ranges of 20, σ_z = 20/1.128.
    const periods = [0, 1, 0, 1].map((up) => ({ successes: up ? 6000 : 4000, n: 10_000 }));
    const { spread, limits } = laneyChartLimits(periods);
    expect(spread).toBeCloseTo(40 / 1.128, 9);
    expect(limits[0]!.high).toBe(1);
    const plain = pChartLimits(periods);
    expect(plain.limits[0]!.high).toBeCloseTo(0.515, 12);
  });

  test('later periods do not move the baseline', () => {
    const first = [5, 8, 6].map((successes) => ({ successes, n: 50 }));
    const more = [...first, { successes: 50, n: 50 }];
    expect(laneyChartLimits(more, 3)).toMatchObject({
      centre: laneyChartLimits(first).centre,
      spread: laneyChartLimits(first).spread,
    });
    expect(laneyChartLimits(more, 3).limits).toHaveLength(4);
  });

  test('all alike: the limits are the share itself', () => {
    const sure = [1, 1, 1].map(() => ({ successes: 7, n: 7 }));
    expect(laneyChartLimits(sure)).toMatchObject({
      centre: 1,
      spread: 1,
      limits: sure.map(() => ({ low: 1, high: 1 })),
    });
  });

  test('stay within 0–1 around the centre, for 10,000 random series', () => {
    fc.assert(
      fc.property(fc.array(period, { minLength: 2, maxLength: 20 }), (periods) => {
        for (const chart of [pChartLimits(periods), laneyChartLimits(periods)]) {
          for (const { low, high } of chart.limits) {
            expect(low >= 0 && low <= chart.centre && chart.centre <= high && high <= 1).toBe(true);
          }
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
  }, 60_000);

  test('refuses counts that cannot be, and a baseline that is not there', () => {
    const good = { successes: 1, n: 2 };
    expect(() => pChartLimits([{ successes: 3, n: 2 }])).toThrow(RangeError);
    expect(() => pChartLimits([{ successes: 0, n: 0 }])).toThrow(RangeError);
    expect(() => pChartLimits([good], 2)).toThrow(RangeError);
    expect(() => pChartLimits([])).toThrow(RangeError);
    expect(() => laneyChartLimits([good])).toThrow(RangeError);
  });
});
