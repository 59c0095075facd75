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

  /**
   * References by statsmodels 0.15.0 and scipy 1.17.1 (numpy 2.4.6, pandas 3.1.1), every service and period a dummy.
   * Whole panels by Welch's test of the changes; those with gaps and weights by the influence of each service, whose
   * squares must add up to the clustered variance of statsmodels:
   *
   *     stats.ttest_ind(treated_changes, other_changes, equal_var=False)
   *
   *     fit = smf.wls('y ~ D + C(service) + C(period)', d, weights=d.w).fit(
   *         cov_type='cluster', cov_kwds={'groups': codes_of_service, 'use_correction': False})
   *     rest = smf.wls('D ~ C(service) + C(period)', d, weights=d.w).fit().resid
   *     u = (d.w * rest * fit.resid / (d.w * rest ** 2).sum()).groupby(d.service).sum()
   *     assert np.isclose((u ** 2).sum(), fit.bse['D'] ** 2, rtol=1e-9)
   *     parts = [((u[side] ** 2).sum() * G / (G - 1), G - 1) for side, G in ((treated, G_T), (others, G_C))]
   *     V = sum(v for v, _ in parts); df = V ** 2 / sum(v ** 2 / f for v, f in parts)
   *     p = 2 * stats.t.sf(abs(fit.params['D']) / np.sqrt(V), df); q = stats.t.ppf(0.975, df)
   */
  describe('agrees with statsmodels and scipy', () => {
    const whole = Array.from({ length: 70 }, (_, i): PanelCell => {
      const [s, t] = [Math.floor(i / 10), i % 10];
      const own = ((7 * s * s + 11 * t * t + 5 * s * t) % 23) / 4 + (s < 3 && t >= 6 ? 4 : 0);
      return { service: `s${s}`, period: t, isTreated: s < 3, value: 60 + 2 * s + t + own };
    });
    const gaps = whole.flatMap((cell, i) => ((5 * i) % 7 === 2 ? [] : [{ ...cell, weight: 20 + ((37 * i) % 61) }]));
    const three = gaps.filter(({ service }) => service !== 's6');
    test.each([
      ['a whole panel', panelDifference(whole, 6), [4.526041666666661, 0.6853594095470122, 4.144424932256243, 0.002402362166857905, 2.649047478168275, 6.403035855165046]], // prettier-ignore
      ['its placebo', placeboDifference(whole, 6), [3.3263888888888955, 0.74149628712972, 3.9684660902368725, 0.011138937883610124, 1.2611974638957495, 5.3915803138820415]], // prettier-ignore
      ['gaps and weights', panelDifference(gaps, 6), [4.72669221994116, 0.6586074175976016, 3.6914413995425353, 0.002696016544030986, 2.836218505304199, 6.6171659345781215]], // prettier-ignore
      ['their placebo', placeboDifference(gaps, 6), [3.0346604409304625, 1.0509378336625868, 3.8952126247111285, 0.046116111053679694, 0.08556999200192017, 5.983750889859005]], // prettier-ignore
      // With three services a side the factor is 3/2 for both: V is 3/2 of what statsmodels itself says, 0.43411047344169085².
      ['three services a side', panelDifference(three, 6), [4.267904930557638, 0.5316745759650862, 2.4384116273376693, 0.008239972575563238, 2.3325632379634875, 6.203246623151788]], // prettier-ignore
    ] as const)('%s', (_, result, reference) => {
      const { difference, standardError, degreesOfFreedom, p, interval } = estimated(result);
      const figures = [difference, standardError, degreesOfFreedom, p!, interval.low, interval.high];
      for (const [place, figure] of figures.entries()) expect(figure / reference[place]!).toBeCloseTo(1, 9);
    });
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
