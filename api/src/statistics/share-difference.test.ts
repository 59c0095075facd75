import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { scoreInterval } from './score-interval.ts';
import { type CountedShare, type ShareDifference, shareDifference } from './share-difference.ts';

const of = (successes: number, n: number): CountedShare => ({ successes, n });
function tested(a: CountedShare, b: CountedShare): ShareDifference {
  const difference = shareDifference(a, b);
  if (!difference.estimable) throw new Error(difference.reason);
  return difference;
}

describe('difference of two plain shares', () => {
  /** Newcombe (1998) Stat. Med. 17:873, Table II, method 10, to the four decimals printed there. */
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%d/%d − %d/%d has the published limits, and the p-value below 0.05 that they imply', (a, m, b, n, low, high) => {
    const { interval, p } = tested(of(a, m), of(b, n));
    expect(interval.low / 100).toBeCloseTo(low, 4);
    expect(interval.high / 100).toBeCloseTo(high, 4);
    expect(p).toBeLessThan(0.05);
  });

  /**
   * The interval by statsmodels 0.15.0, and z₀ by turning it back with scipy 1.17.1 (numpy 2.4.6):
   *
   *     ci = lambda z: confint_proportions_2indep(c1, n1, c2, n2, method='newcomb', compare='diff', alpha=2 * stats.norm.sf(z))
   *     low, high = ci(stats.norm.ppf(0.975)); side = 0 if c1 / n1 > c2 / n2 else 1
   *     z0 = optimize.brentq(lambda z: ci(z)[side], 1e-6, 30, xtol=1e-14, rtol=1e-14); p = 2 * stats.norm.sf(z0)
   */
  test.each([
    [of(56, 70), of(48, 80), [5.243147240236498, 33.38726540369061, 2.64649210533697, 0.008133140358606798]],
    [of(9, 10), of(3, 10), [17.05227239345029, 80.9017973535488, 2.8093994928020005, 0.004963401417510223]],
    [of(10, 10), of(0, 20), [67.90860371419146, 100, 5.864391790161494, 4.507819558742648e-9]],
    [of(412, 520), of(455, 530), [-11.200322804492512, -2.027719154002696, -2.819413466971613, 0.00481115011507379]],
    [of(31, 40), of(30, 41), [-14.354030208290377, 22.546041100010637, 0.45159962724618774, 0.6515574385971659]],
    [of(5_060, 10_000), of(4_900, 10_000), [0.2141162389064831, 2.985014885872659, 2.26280949216135, 0.023647435525467032]], // prettier-ignore
  ])('%o − %o has the p-value at which Newcombe’s interval of statsmodels comes to 0', (a, b, reference) => {
    const { interval, t, p } = tested(a, b);
    for (const [place, figure] of [interval.low, interval.high, t, p].entries())
      expect(figure / reference[place]!).toBeCloseTo(1, 9);
  });

  test('everybody alike on both sides: no difference, p = 1, and still an interval', () => {
    const { difference, interval, p, t, standardError } = tested(of(40, 40), of(40, 40));
    expect([difference, p, t]).toEqual([0, 1, 0]);
    expect(interval.high).toBeCloseTo(8.762, 3);
    expect(interval.low).toBeCloseTo(-8.762, 3);
    expect(standardError).toBeGreaterThan(4);
  });

  test('with many answers it is the z test of two proportions', () => {
    const { t, p } = tested(of(5_060, 10_000), of(4_900, 10_000));
    const wald = 0.016 / Math.sqrt((0.506 * 0.494 + 0.49 * 0.51) / 10_000);
    expect(t).toBeCloseTo(wald, 3);
    expect(p).toBeCloseTo(0.0236, 4);
  });

  test('without answers on a side there is none, and a reason', () => {
    expect(shareDifference(of(0, 0), of(3, 9))).toEqual({ estimable: false, reason: 'NO_DATA', n: 9 });
  });

  test('what cannot be a share is refused', () => {
    for (const wrong of [of(3, 2), of(-1, 2), of(NaN, 2), of(1, Infinity)]) {
      expect(() => shareDifference(of(1, 2), wrong)).toThrow(RangeError);
    }
  });

  test('10,000 random pairs: the interval leaves out 0 exactly where p < 0.05, at p it just reaches it, and both mirror', () => {
    const share = fc
      .tuple(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5_000_000 })), fc.nat(1_000_000))
      .map(([n, part]) => of(Math.round((n * part) / 1_000_000), n));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [forth, back] = [tested(a, b), tested(b, a)];
        for (const number of [forth.difference, forth.standardError, forth.t, forth.p, forth.interval.low])
          expect(Number.isFinite(number)).toBe(true);
        expect(forth.standardError).toBeGreaterThan(0);
        expect(forth.p).toBeGreaterThanOrEqual(0);
        expect(forth.interval.low > 0 || forth.interval.high < 0).toBe(forth.p < 0.05);
        expect(back.p).toBe(forth.p);
        expect(back.interval.low).toBeCloseTo(-forth.interval.high, 9);
        expect(Math.max(-forth.interval.low, forth.interval.high)).toBeLessThanOrEqual(100 + 1e-9);
        if (forth.p < 1e-9 || forth.p > 0.999) return;
        const limited = ({ successes, n }: CountedShare) => {
          const { low, high } = scoreInterval({ share: successes / n, variance: 0, floor: n, degreesOfFreedom: Infinity, confidence: 1 - forth.p }); // prettier-ignore
          return { value: successes / n, interval: { low, high } };
        };
        const { interval, difference } = newcombeDifference(limited(a), limited(b));
        const nearest = Math.min(Math.abs(interval.low), Math.abs(interval.high));
        expect(nearest).toBeLessThan(1e-5 * Math.abs(difference) + 1e-12);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });
});
