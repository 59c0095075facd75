import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { segmentedRegression } from './segmented-regression.ts';

/** Three years of months; the improvement came with the 27th. References: numpy 2, from the matrices themselves. */
const VALUES = [
  69.4, 68.74, 68.26, 71.46, 72.14, 68.2, 66.57, 68.17, 66.63, 63.46, 65.25, 68.98, 68.64, 68.21, 71.87, 73.77, 70.65,
  68.98, 70.57, 69.07, 65.1, 65.67, 68.91, 68.54, 67.8, 71.58, 78.55, 76.62, 75.42, 77.54, 76.68, 72.48, 72.11, 74.9,
  74.43, 73.24,
];
const MONTHS = VALUES.map((value, i) => ({ month: 24_000 + i, value }));
const START = 24_026;

function estimated(...input: Parameters<typeof segmentedRegression>) {
  const regression = segmentedRegression(...input);
  if (!regression.estimable) throw new Error(regression.reason);
  return regression;
}

describe('segmented regression', () => {
  test('with two years before: months have levels of their own', () => {
    const { effect, level, slope, slopeBefore, isSeasonal, lag } = estimated(MONTHS, START);
    expect([isSeasonal, lag, level.degreesOfFreedom]).toEqual([true, 3, 21]);
    expect(slopeBefore).toBeCloseTo(0.0763425926, 9);
    expect(level.difference).toBeCloseTo(5.03156061, 7);
    expect(level.standardError).toBeCloseTo(1.06782806, 7);
    expect(slope.difference).toBeCloseTo(0.0397272727, 9);
    expect(slope.standardError).toBeCloseTo(0.15671893, 7);
    expect(effect.difference).toBeCloseTo(5.210333333332848, 9);
    expect(effect.standardError).toBeCloseTo(0.6041365564996636, 9);
  });

  test('with less they have not', () => {
    const { effect, level, slope, isSeasonal } = estimated(MONTHS.slice(8), START);
    expect([isSeasonal, level.degreesOfFreedom]).toEqual([false, 24]);
    expect(level.difference).toBeCloseTo(7.85863933, 7);
    expect(level.standardError).toBeCloseTo(1.38248394, 7);
    expect(slope.standardError).toBeCloseTo(0.16709204, 7);
    expect(effect.difference).toBeCloseTo(4.961884760921828, 9);
    expect(effect.standardError).toBeCloseTo(1.8583145078128664, 9);
  });

  test('does not depend on the order of the list', () => {
    const [one, other] = [estimated(MONTHS, START), estimated(MONTHS.toReversed(), START)];
    expect(other.effect.difference).toBeCloseTo(one.effect.difference, 9);
    expect(other.effect.standardError).toBeCloseTo(one.effect.standardError, 9);
  });

  test('a line that goes on has no effect; a step has its own height', () => {
    const line = Array.from({ length: 20 }, (_, i) => ({ month: i, value: 50 + 0.5 * i + (i % 2) }));
    expect(estimated(line, 13).effect.difference).toBeCloseTo(0, 0);
    const step = line.map(({ month, value }) => ({ month, value: value + (month >= 13 ? 6 : 0) }));
    expect(estimated(step, 13).effect.difference - estimated(line, 13).effect.difference).toBeCloseTo(6, 9);
  });

  test('a missing month is no neighbour', () => {
    const gap = MONTHS.filter(({ month }) => month !== START - 5);
    expect(estimated(gap, START).effect.degreesOfFreedom).toBe(20);
    expect(estimated(gap, START).effect.standardError).toBeGreaterThan(0);
  });

  test('says what is missing', () => {
    expect(segmentedRegression(MONTHS.slice(15), START)).toEqual({ estimable: false, reason: 'FEW_BEFORE' });
    expect(segmentedRegression(MONTHS.slice(0, 31), START)).toEqual({ estimable: false, reason: 'FEW_AFTER' });
  });

  test('is whole or refused with a reason, and does not depend on order or level, for 10,000 random series', () => {
    // A month in eight is missing; only the long ones reach two years before the start, where each costs much more.
    const value = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null, freq: 8 });
    const months = (least: number, most: number) => fc.array(value, { minLength: least, maxLength: most });
    const series = fc.oneof({ weight: 30, arbitrary: months(17, 23) }, months(34, 40));
    const told = { FEW_BEFORE: 0, FEW_AFTER: 0, SEASONAL: 0, PLAIN: 0 };
    fc.assert(
      fc.property(series, fc.integer({ min: 4, max: 9 }), (values, after) => {
        const start = values.length - after;
        const figures = values.flatMap((tenths, month) => (tenths === null ? [] : [{ month, value: tenths / 10 }]));
        const regression = segmentedRegression(figures, start);
        if (!regression.estimable) {
          told[regression.reason]++;
          return;
        }
        told[regression.isSeasonal ? 'SEASONAL' : 'PLAIN']++;
        const higher = figures
          .toReversed()
          .map(({ month, value: points }) => ({ month: month + 120, value: points + 7 }));
        const other = estimated(higher, start + 120);
        for (const part of ['effect', 'level', 'slope'] as const) {
          const { difference, standardError, p, interval } = regression[part];
          expect([difference, standardError, interval.low, interval.high].every(Number.isFinite)).toBe(true);
          expect(interval.low <= difference && difference <= interval.high).toBe(true);
          expect(p === null ? standardError === 0 : p >= 0 && p <= 1).toBe(true);
          expect(Math.abs(other[part].difference - difference)).toBeLessThan(1e-6);
          expect(Math.abs(other[part].standardError - standardError)).toBeLessThan(1e-4);
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
    // All four ways it can end were taken many times.
    for (const times of Object.values(told)) expect(times).toBeGreaterThan(50);
  });

  test('refuses what is no month and a month given twice', () => {
    expect(() => segmentedRegression(MONTHS, 1.5)).toThrow(RangeError);
    expect(() => segmentedRegression([{ month: 1, value: NaN }], 5)).toThrow(RangeError);
    expect(() => segmentedRegression([...MONTHS, MONTHS[0]!], START)).toThrow(RangeError);
  });
});
