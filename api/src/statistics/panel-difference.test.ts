import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { differenceInDifferences } from './difference-in-differences.ts';
import { type PanelCell, panelDifference } from './panel-difference.ts';
import { placeboDifference } from './placebo-difference.ts';
import { welchDifference } from './welch-difference.ts';

/** Services with a level of their own, in periods with a level of their own; the treated gain `effect` from `start`. */
function panel(noise: (s: number, t: number) => number, effect = 4, start = 3): PanelCell[] {
  return Array.from({ length: 9 }, (_, s) =>
    Array.from({ length: 6 }, (__, t) => ({
      service: `s${s}`,
      period: t,
      isTreated: s < 4,
      value: 60 + 3 * s + 2 * t + noise(s, t) + (s < 4 && t >= start ? effect : 0),
    })),
  ).flat();
}
const wobble = (s: number, t: number): number => 1.5 * Math.sin(7 * s + 3 * t) + Math.cos(5 * s * t);

function estimated(result: ReturnType<typeof panelDifference>) {
  if (!result.estimable) throw new Error(result.reason);
  return result;
}

describe('difference in differences of four figures', () => {
  test('by hand', () => {
    const figure = (value: number, variance: number) => ({ value, variance, degreesOfFreedom: 40 });
    const tested = differenceInDifferences({
      treatedBefore: figure(60, 1),
      treatedAfter: figure(68, 1),
      comparisonBefore: figure(62, 1),
      comparisonAfter: figure(65, 1),
    });
    expect(tested).toMatchObject({ difference: 5, standardError: 2, t: 2.5, degreesOfFreedom: 160 });
  });

  test('is finite, turns round with the sides and with time, and minds no common level, for 10,000 random fours', () => {
    const figure = fc.record({
      value: fc.integer({ min: 0, max: 100 }),
      variance: fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constantFrom(0, 1e-300)),
      degreesOfFreedom: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constant(Infinity)),
    });
    fc.assert(
      fc.property(figure, figure, figure, figure, (a, b, c, d) => {
        const tested = differenceInDifferences({
          treatedBefore: a,
          treatedAfter: b,
          comparisonBefore: c,
          comparisonAfter: d,
        });
        const { difference, standardError, p, interval } = tested;
        expect([difference, standardError, interval.low, interval.high].every(Number.isFinite)).toBe(true);
        expect(p === null ? standardError === 0 : p >= 0 && p <= 1).toBe(true);
        const later = { ...b, value: b.value + 7 };
        for (const [sign, four] of [
          [-1, { treatedBefore: c, treatedAfter: d, comparisonBefore: a, comparisonAfter: b }],
          [-1, { treatedBefore: b, treatedAfter: a, comparisonBefore: d, comparisonAfter: c }],
          [
            1,
            {
              treatedBefore: a,
              treatedAfter: later,
              comparisonBefore: c,
              comparisonAfter: { ...d, value: d.value + 7 },
            },
          ],
        ] as const) {
          const other = differenceInDifferences(four);
          expect(other.difference).toBeCloseTo(sign * difference, 12);
          expect(Math.abs(other.standardError - standardError)).toBeLessThan(1e-9 * (1 + standardError));
        }
      }),
      { seed: 2, numRuns: RUNS },
    );
  });
});

describe('difference in differences of a panel', () => {
  test('finds the effect whatever the levels of services and periods', () => {
    const { difference, standardError } = estimated(
      panelDifference(
        panel(() => 0),
        3,
      ),
    );
    expect(difference).toBeCloseTo(4, 10);
    expect(standardError).toBeCloseTo(0, 9);
  });

  test('without gaps it is Welch’s comparison of the changes of services', () => {
    const cells = panel(wobble);
    const changes = (isTreated: boolean) => {
      const names = [...new Set(cells.filter((cell) => cell.isTreated === isTreated).map(({ service }) => service))];
      const values = names.map((name) => {
        const own = cells.filter(({ service }) => service === name);
        const mean = (side: PanelCell[]) => side.reduce((sum, { value }) => sum + value, 0) / side.length;
        return mean(own.filter(({ period }) => period >= 3)) - mean(own.filter(({ period }) => period < 3));
      });
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      return { n: values.length, mean, variance };
    };
    const welch = welchDifference(changes(false), changes(true));
    if (!welch.estimable) throw new Error(welch.reason);
    const found = estimated(panelDifference(cells, 3));
    expect(found.difference).toBeCloseTo(welch.difference, 10);
    expect(found.standardError).toBeCloseTo(welch.standardError, 10);
    expect(found.degreesOfFreedom).toBeCloseTo(welch.degreesOfFreedom, 8);
    expect([found.treatedServices, found.comparisonServices]).toEqual([4, 5]);
  });

  test('cells may be missing, in any order, and weighed', () => {
    const exact = panel(() => 0).filter((_, i) => i % 7 !== 2);
    const weighed = exact.map((cell, i) => ({ ...cell, weight: 1 + (i % 3) })).toReversed();
    expect(estimated(panelDifference(weighed, 3)).difference).toBeCloseTo(4, 9);
  });

  test('the placebo is quiet where both sides went alike, and loud where they drifted apart', () => {
    expect(estimated(placeboDifference(panel(wobble), 3)).p).toBeGreaterThan(0.05);
    const drifting = panel((s, t) => 0.2 * wobble(s, t) + (s < 4 ? 3 * t : 0));
    expect(estimated(placeboDifference(drifting, 3)).p).toBeLessThan(0.05);
  });

  test('says what is missing', () => {
    const cells = panel(wobble);
    const few = (keep: (cell: PanelCell) => boolean, start = 3) => panelDifference(cells.filter(keep), start);
    expect(few(({ isTreated, service }) => !isTreated || service === 's0')).toMatchObject({ reason: 'FEW_TREATED' });
    expect(few(({ isTreated, service }) => isTreated || service === 's8')).toMatchObject({ reason: 'FEW_COMPARED' });
    expect(few(() => true, 0)).toEqual({ estimable: false, reason: 'FEW_PERIODS' });
    expect(placeboDifference(cells, 1)).toEqual({ estimable: false, reason: 'FEW_PERIODS' });
    expect(panelDifference([], 3)).toMatchObject({ estimable: false });
  });

  test('is whole or refused with a reason, and depends on no order, level or unit of weight, for 10,000 random panels', () => {
    const cell = fc.record({
      service: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      period: fc.integer({ min: 0, max: 4 }),
      value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
      weight: fc.integer({ min: 1, max: 40 }),
    });
    const selector = ({ service, period }: { service: string; period: number }) => `${service}${period}`;
    const told = { FEW_TREATED: 0, FEW_COMPARED: 0, FEW_PERIODS: 0, WHOLE: 0 };
    fc.assert(
      fc.property(fc.uniqueArray(cell, { maxLength: 24, selector }), (list) => {
        const cells = list.map((given) => ({ ...given, isTreated: given.service < 'd' }));
        const result = panelDifference(cells, 2);
        told[result.estimable ? 'WHOLE' : result.reason]++;
        // Services and periods the other way round, each with a level of its own added; answers counted tenfold.
        const other = panelDifference(
          cells.toReversed().map((given) => ({
            ...given,
            service: `service ${given.service}`,
            value: given.value + 3 * given.period + given.service.charCodeAt(0) - 97,
            weight: 10 * given.weight,
          })),
          2,
        );
        if (!result.estimable || !other.estimable) {
          expect(other).toEqual(result);
          return;
        }
        expect([result.difference, result.standardError].every(Number.isFinite)).toBe(true);
        expect(result.degreesOfFreedom).toBeGreaterThan(0);
        expect(Math.abs(other.difference - result.difference)).toBeLessThan(1e-8);
        expect(Math.abs(other.standardError - result.standardError)).toBeLessThan(1e-6);
        expect(other.treatedServices).toBe(result.treatedServices);
      }),
      { seed: 1, numRuns: RUNS },
    );
    for (const times of Object.values(told)) expect(times).toBeGreaterThan(10);
  });

  test('the placebo sees nothing of the time after the start, for 10,000 random panels', () => {
    const cell = fc.record({
      service: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      period: fc.integer({ min: 0, max: 5 }),
      value: fc.integer({ min: 0, max: 100 }),
    });
    const selector = ({ service, period }: { service: string; period: number }) => `${service}${period}`;
    fc.assert(
      fc.property(fc.uniqueArray(cell, { maxLength: 30, selector }), fc.nat(100), (list, shift) => {
        const cells = list.map((given) => ({ ...given, isTreated: given.service < 'd' }));
        const moved = cells.map((given) => ({ ...given, value: given.value + (given.period < 4 ? 0 : shift) }));
        const placebo = placeboDifference(cells, 4);
        expect(placeboDifference(moved, 4)).toEqual(placebo);
        const periods = [...new Set(cells.filter(({ period }) => period < 4).map(({ period }) => period))].toSorted(
          (a, b) => a - b,
        );
        expect(placebo).toEqual(
          periods.length < 2
            ? { estimable: false, reason: 'FEW_PERIODS' }
            : panelDifference(
                cells.filter(({ period }) => period < 4),
                periods[Math.floor(periods.length / 2)]!,
              ),
        );
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('refuses contradictions', () => {
    const cell = { service: 'a', period: 1, isTreated: true, value: 5 };
    expect(() => panelDifference([cell, cell], 3)).toThrow(RangeError);
    expect(() => panelDifference([cell, { ...cell, period: 2, isTreated: false }], 3)).toThrow(RangeError);
    expect(() => panelDifference([{ ...cell, value: NaN }], 3)).toThrow(RangeError);
    expect(() => panelDifference([{ ...cell, weight: 0 }], 3)).toThrow(RangeError);
    expect(() => panelDifference([cell], NaN)).toThrow(RangeError);
  });
});
