import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import type { NotEstimable } from './estimate.ts';
import { laneyChartLimits } from './laney-chart-limits.ts';
import { pChartLimits } from '../../conformance/formulas/p-chart-limits.ts';
import type { ShareChart } from './share-chart.ts';

function estimated(chart: ShareChart | NotEstimable): ShareChart {
  if (!chart.estimable) throw new Error(chart.reason);
  return chart;
}

const period = fc
  .record({ n: fc.integer({ min: 1, max: 100_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, share }) => ({ n, successes: Math.round(n * share) }));

describe('chart of shares', () => {
  test('plain limits by hand, cut at 0 and 1', () => {
    const { centre, spread, limits } = estimated(
      pChartLimits([
        { successes: 10, n: 100 },
        { successes: 30, n: 100 },
        { successes: 2, n: 10 },
      ]),
    );
    expect([centre, spread]).toEqual([0.2, 1]);
    expect(limits[0]!.high).toBeCloseTo(0.32, 12);
    expect(limits[0]!.low).toBeCloseTo(0.08, 12);
    expect(limits[2]!.low).toBe(0);
  });

  test('Laney’s are wider by what shares vary beyond the binomial', () => {
    // z is ±10 alternately: moving ranges of 20, σ_z = 20/1.128.
    const periods = [0, 1, 0, 1].map((up) => ({ successes: up ? 6000 : 4000, n: 10_000 }));
    const { spread, limits } = estimated(laneyChartLimits(periods));
    expect(spread).toBeCloseTo(40 / 1.128, 9);
    expect(limits[0]!.high).toBe(1);
    const plain = estimated(pChartLimits(periods));
    expect(plain.limits[0]!.high).toBeCloseTo(0.515, 12);
  });

  test('later periods do not move the baseline', () => {
    const first = [5, 8, 6].map((successes) => ({ successes, n: 50 }));
    const more = [...first, { successes: 50, n: 50 }];
    const { centre, spread } = estimated(laneyChartLimits(first));
    expect(laneyChartLimits(more, 3)).toMatchObject({ centre, spread });
    expect(estimated(laneyChartLimits(more, 3)).limits).toHaveLength(4);
  });

  test('all alike: the limits are the share itself', () => {
    const sure = [1, 1, 1].map(() => ({ successes: 7, n: 7 }));
    expect(laneyChartLimits(sure)).toMatchObject({
      centre: 1,
      spread: 1,
      limits: sure.map(() => ({ low: 1, high: 1 })),
    });
  });

  test('stay within 0–1 around the centre, or say why there are none, for 10,000 random series', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 20 }), (periods) => {
        const charts = [pChartLimits(periods), laneyChartLimits(periods)] as const;
        expect(charts.map((chart) => chart.estimable)).toEqual([periods.length >= 1, periods.length >= 2]);
        for (const chart of charts) {
          if (!chart.estimable) continue;
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
    expect(() => laneyChartLimits([good], 2)).toThrow(RangeError);
    expect(() => laneyChartLimits([{ successes: 3, n: 2 }])).toThrow(RangeError);
  });

  test('of no period there are no limits, and of one no moving range: a reason', () => {
    const good = { successes: 1, n: 2 };
    const nothing = { estimable: false, reason: 'NO_DATA', n: 0 };
    expect([pChartLimits([]), laneyChartLimits([]), laneyChartLimits([good], 0)]).toEqual([nothing, nothing, nothing]);
    expect(laneyChartLimits([good])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
  });
});
