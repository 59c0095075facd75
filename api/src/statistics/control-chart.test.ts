import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { chartSignals } from './chart-signals.ts';
import { controlChart } from './control-chart.ts';
import { type XmrLimits, xmrLimits } from './xmr-limits.ts';

function limitsOf(values: readonly number[]): XmrLimits {
  const limits = xmrLimits(values);
  if (!limits.estimable) throw new Error(limits.reason);
  return limits;
}

const steady = (count: number, level = 70): number[] =>
  Array.from({ length: count }, (_, i) => level + [0, 1, -1, 0.5, -0.5][i % 5]!);

describe('limits of single values', () => {
  test('of a series worked out by hand', () => {
    // Moving ranges 2, 4, 2: mean 8/3.
    const limits = limitsOf([10, 12, 8, 10]);
    expect(limits.centre).toBe(10);
    expect(limits.meanMovingRange).toBeCloseTo(8 / 3, 14);
    expect(limits.high).toBeCloseTo(10 + 8 / 1.128, 12);
    expect(limits.low).toBeCloseTo(10 - 8 / 1.128, 12);
    expect(limits.movingRangeHigh).toBeCloseTo((3.267 * 8) / 3, 12);
  });

  test('values all alike are their own centre, to the last digit', () => {
    expect(xmrLimits(Array.from({ length: 12 }, () => 71.3))).toMatchObject({ centre: 71.3, low: 71.3, high: 71.3 });
  });

  test('of no value and of one there are none, and a reason; what is no number is refused', () => {
    expect(xmrLimits([])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    expect(xmrLimits([1])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
    expect(() => xmrLimits([1, NaN])).toThrow(RangeError);
    expect(() => xmrLimits([NaN])).toThrow(RangeError);
  });

  test('10,000 random baselines: limits around the centre, or a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 6 }), (values) => {
        const limits = xmrLimits(values);
        expect(limits.estimable).toBe(values.length >= 2);
        if (!limits.estimable) return;
        const { low, centre, high, movingRangeHigh } = limits;
        expect(low <= centre && centre <= high && movingRangeHigh >= 0 && high < Infinity).toBe(true);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });
});

describe('signals', () => {
  const points = (values: number[]) => values.map((value) => ({ value, low: -3, high: 3 }));
  const found = (values: number[]) => chartSignals(points(values), 0).map((signals) => signals.join('+'));

  test('on a limit is within, beyond it outside', () => {
    expect(found([3, 3.01, -3, -3.01])).toEqual(['', 'OUTSIDE', '', 'OUTSIDE']);
  });

  test('the eighth in a row on one side signals, and those that go on', () => {
    expect(found([1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual(['', '', '', '', '', '', '', 'RUN', 'RUN']);
    expect(found([1, 1, 1, 1, 1, 1, 1, 4])).toEqual(['', '', '', '', '', '', '', 'OUTSIDE+RUN']);
  });

  test('a change of side begins anew, a value on the centre ends the run', () => {
    expect(found([1, 1, 1, 1, 1, 1, 1, -1, -1])).not.toContain('RUN');
    expect(found([1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1])).not.toContain('RUN');
  });

  test('refuse what is no point', () => {
    expect(() => chartSignals([{ value: NaN, low: 0, high: 1 }], 0)).toThrow(RangeError);
    expect(() => chartSignals([], NaN)).toThrow(RangeError);
  });
});

describe('control chart', () => {
  test('has limits from twelve quiet months on; a fall later signals and moves nothing', () => {
    const quiet = controlChart(steady(12))[0]!;
    expect(quiet).toMatchObject({ state: 'STABLE', baseline: 12, from: 0, to: 12 });
    const fallen = controlChart([...steady(15), 60, 61])[0]!;
    expect(fallen.limits).toEqual(quiet.limits);
    expect(fallen.signals.map((signals) => signals.length)).toEqual([...steady(15).map(() => 0), 1, 1]);
  });

  test('eleven months are too short', () => {
    expect(controlChart(steady(11))).toEqual([
      { from: 0, to: 11, state: 'TOO_SHORT', baseline: 0, limits: null, signals: steady(11).map(() => []) },
    ]);
  });

  test('a wild month in the baseline makes it longer; a slope has none', () => {
    const wild = steady(24).with(5, 90);
    const chart = controlChart(wild)[0]!;
    expect(chart.state === 'STABLE' ? chart.baseline : 99).toBeGreaterThan(12);
    const slope = Array.from({ length: 30 }, (_, i) => 50 + i);
    expect(controlChart(slope)[0]).toMatchObject({ state: 'NO_STABLE_BASELINE', limits: null });
  });

  test('a recorded event begins a segment with limits of its own, and nothing else does', () => {
    const series = [...steady(14), ...steady(13, 80)];
    const [before, after] = controlChart(series, [14, 14]);
    expect([before!.from, before!.to, after!.from, after!.to]).toEqual([0, 14, 14, 27]);
    expect(after!.limits!.centre - before!.limits!.centre).toBeCloseTo(10, 10);
    expect(after!.signals.flat()).toEqual([]);
    expect(controlChart(series)).toHaveLength(1);
    expect(
      controlChart(series)[0]!
        .signals.slice(14)
        .every((signals) => signals.includes('OUTSIDE')),
    ).toBe(true);
  });

  test('covers the whole series, and later values never change earlier signals, for 10,000 random series', () => {
    const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(values, fc.nat({ max: 39 }), (series, event) => {
        const chart = controlChart(series, event < series.length ? [event] : []);
        expect(chart.flatMap(({ signals }) => signals)).toHaveLength(series.length);
        const shorter = controlChart(series.slice(0, -1))[0];
        const whole = controlChart(series)[0];
        if (shorter?.state === 'STABLE') {
          expect(whole!.limits).toEqual(shorter.limits);
          expect(whole!.signals.slice(0, -1)).toEqual(shorter.signals);
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
  }, 60_000);

  test('of nothing is nothing; refuses what is no number and events outside', () => {
    expect(controlChart([])).toEqual([]);
    expect(() => controlChart([NaN])).toThrow(RangeError);
    expect(() => controlChart([1, 2], [2])).toThrow(RangeError);
    expect(() => controlChart([1, 2], [0.5])).toThrow(RangeError);
  });
});
