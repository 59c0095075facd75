import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceInDifferences } from './difference-in-differences.ts';
import { panelDifference, placeboDifference, type PanelCell } from './panel-difference.ts';
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

  test('is whole or refused with a reason, for random panels', () => {
    const cell = fc.record({
      service: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      period: fc.integer({ min: 0, max: 7 }),
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    });
    const selector = ({ service, period }: { service: string; period: number }) => `${service}${period}`;
    fc.assert(
      fc.property(fc.uniqueArray(cell, { maxLength: 40, selector }), (cells) => {
        const result = panelDifference(
          cells.map((given) => ({ ...given, isTreated: given.service < 'd' })),
          4,
        );
        if (!result.estimable) return;
        expect(Number.isFinite(result.difference) && Number.isFinite(result.standardError)).toBe(true);
        expect(result.degreesOfFreedom).toBeGreaterThan(0);
      }),
      { seed: 1, numRuns: 3000 },
    );
  }, 60_000);

  test('refuses contradictions', () => {
    const cell = { service: 'a', period: 1, isTreated: true, value: 5 };
    expect(() => panelDifference([cell, cell], 3)).toThrow(RangeError);
    expect(() => panelDifference([cell, { ...cell, period: 2, isTreated: false }], 3)).toThrow(RangeError);
    expect(() => panelDifference([{ ...cell, value: NaN }], 3)).toThrow(RangeError);
    expect(() => panelDifference([{ ...cell, weight: 0 }], 3)).toThrow(RangeError);
    expect(() => panelDifference([cell], NaN)).toThrow(RangeError);
  });
});
