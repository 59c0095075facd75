import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { laneyChartLimits } from './laney-chart-limits.ts';
import { shareControlChart } from './share-control-chart.ts';

const steady = (length: number, n = 100) => Array.from({ length }, (_, i) => ({ successes: i % 2 === 0 ? 60 : 64, n }));

describe('control chart of shares', () => {
  test('limits are those of the first twelve periods and stay, and a fall signals', () => {
    const series = [...steady(12), { successes: 62, n: 400 }, { successes: 20, n: 100 }];
    const [segment, ...others] = shareControlChart(series);
    expect(others).toEqual([]);
    // p̄ = 0.62; σ = √(0.62·0.38/100) = 0.048539; every step is 0.04, so that σ_z = 0.04/0.048539/1.128.
    expect(segment).toMatchObject({ state: 'STABLE', baseline: 12 });
    expect(segment!.centre).toBeCloseTo(0.62, 12);
    expect(segment!.limits![0]!.low).toBeCloseTo(0.62 - (3 * 0.04) / 1.128, 12);
    // Four times the answers, half as far.
    expect(segment!.limits![12]!.high).toBeCloseTo(0.62 + (3 * 0.04) / 1.128 / 2, 12);
    expect(segment!.signals.slice(0, 12).flat()).toEqual([]);
    expect(segment!.signals.slice(12)).toEqual([['OUTSIDE'], ['OUTSIDE']]);
  });

  test('shares that are all alike have no signal, whatever their last digits', () => {
    for (const n of [3, 7, 10, 13]) {
      const series = Array.from({ length: 20 }, (_, i) => ({ successes: 0.3 * (n + i), n: n + i }));
      expect(shareControlChart(series)[0]).toMatchObject({ state: 'STABLE', baseline: 12 });
      expect(shareControlChart(series)[0]!.signals.flat()).toEqual([]);
    }
  });

  test('eleven periods are too few, and a baseline that signals itself is none', () => {
    expect(shareControlChart(steady(11))[0]).toMatchObject({ state: 'TOO_SHORT', limits: null, centre: null });
    const twoLevels = Array.from({ length: 24 }, (_, i) => ({
      successes: i < 10 ? 50 + (i % 2) : 70 + (i % 2),
      n: 100,
    }));
    expect(shareControlChart(twoLevels)[0]).toMatchObject({ state: 'NO_STABLE_BASELINE', limits: null, baseline: 0 });
  });

  test('each event begins a segment', () => {
    const segments = shareControlChart([...steady(12), ...steady(3)], [12, 12]);
    expect(segments.map(({ from, to, state }) => [from, to, state])).toEqual([
      [0, 12, 'STABLE'],
      [12, 15, 'TOO_SHORT'],
    ]);
    expect(shareControlChart([])).toEqual([]);
    expect(() => shareControlChart(steady(3), [3])).toThrow(RangeError);
    expect(() => shareControlChart([{ successes: 2, n: 1 }, ...steady(12)])).toThrow(RangeError);
  });

  test('limits are those of Laney by its baseline, and later periods never move them, for 10,000 random series', () => {
    const period = fc.record({
      n: fc.integer({ min: 1, max: 500 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(period, { minLength: 12, maxLength: 20 }), (series) => {
        const periods = series.map(({ n, share }) => ({ n, successes: Math.round(share * n) }));
        const [segment] = shareControlChart(periods);
        if (segment!.state !== 'STABLE') return segment!.limits === null;
        const chart = laneyChartLimits(periods, segment!.baseline);
        if (!chart.estimable) throw new Error(chart.reason);
        const { centre, limits } = chart;
        expect(segment).toMatchObject({ centre, limits });
        const [earlier] = shareControlChart(periods.slice(0, segment!.baseline));
        expect(earlier!.signals).toEqual(segment!.signals.slice(0, segment!.baseline));
        return true;
      }),
      { numRuns: RUNS, seed: 20261128 },
    );
  });
});
