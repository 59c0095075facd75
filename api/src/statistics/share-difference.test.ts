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
