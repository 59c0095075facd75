import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { shareEstimate } from './share-estimate.ts';

describe('a share in percent with Wilson’s interval', () => {
  test('nobody answered: no data', () => {
    expect(shareEstimate(0, 0)).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
  });

  test('15 of 20 got what they needed: 75 %, 53.1 to 88.8', () => {
    const estimate = shareEstimate(15, 20);
    expect(estimate).toMatchObject({ estimable: true, value: 75, n: 20, effectiveN: 20 });
    if (!estimate.estimable) return;
    expect(estimate.interval.low).toBeCloseTo(53.13, 2);
    expect(estimate.interval.high).toBeCloseTo(88.81, 2);
  });

  test('none of one and one of one are not certainty, and stay within 0–100', () => {
    const [none, one] = [shareEstimate(0, 1), shareEstimate(1, 1)];
    if (!none.estimable || !one.estimable) throw new Error('one answer has a share');
    expect(none.interval.low).toBe(0);
    expect(none.interval.high).toBeCloseTo(79.35, 2);
    expect(one.interval.low).toBeCloseTo(20.65, 2);
    expect(one.interval.high).toBe(100);
  });

  test('failures are the mirror of successes', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (successes, failures) => {
        const [a, b] = [shareEstimate(successes, successes + failures), shareEstimate(failures, successes + failures)];
        if (!a.estimable || !b.estimable) return;
        expect(a.value + b.value).toBeCloseTo(100, 10);
        expect(a.interval.low + b.interval.high).toBeCloseTo(100, 10);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [NaN, 2],
  ])('refuses %d of %d', (successes, n) => expect(() => shareEstimate(successes, n)).toThrow(RangeError));
});
