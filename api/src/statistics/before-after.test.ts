import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { beforeAfter } from './before-after.ts';

describe('what changed after an improvement', () => {
  test('29 answers after it: too early, and no number is given', () => {
    expect(beforeAfter([0, 0, 0, 0, 900], [29, 0, 0, 0, 0])).toEqual({
      verdict: 'TOO_EARLY',
      difference: null,
      interval: null,
    });
  });

  test('many people, 12 points more: improved; the other way round: worse', () => {
    const low = [40, 60, 100, 150, 100];
    const high = [10, 30, 80, 200, 180];
    expect(beforeAfter(low, high).verdict).toBe('IMPROVED_AFTER');
    expect(beforeAfter(high, low).verdict).toBe('WORSE_AFTER');
  });

  test('two points are not a difference, however sure they are', () => {
    const change = beforeAfter([0, 0, 50_000, 50_000, 0], [0, 0, 42_000, 58_000, 0]);
    expect(change).toMatchObject({ verdict: 'NO_VISIBLE_CHANGE', difference: 2 });
    expect(change.interval!.low).toBeGreaterThan(0);
  });

  test('ten points among thirty people may be chance', () => {
    const change = beforeAfter([6, 6, 6, 6, 6], [3, 5, 6, 7, 9]);
    expect(change.difference).toBeGreaterThan(3);
    expect(change.verdict).toBe('NO_VISIBLE_CHANGE');
  });

  test('thirty equal answers on each side are not passed off as certainty', () => {
    const same = beforeAfter([0, 0, 0, 0, 30], [0, 0, 0, 0, 30]);
    expect(same).toMatchObject({ verdict: 'NO_VISIBLE_CHANGE', difference: 0 });
    expect(same.interval!.low).toBeLessThan(-5);
    expect(beforeAfter([0, 0, 0, 0, 30], [30, 0, 0, 0, 0]).verdict).toBe('WORSE_AFTER');
  });

  test('before and after exchanged turn the sign and nothing else; the verdict follows the interval', () => {
    const histogram = fc.array(fc.nat(200), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        const [there, back] = [beforeAfter(a, b), beforeAfter(b, a)];
        if (there.verdict === 'TOO_EARLY' || back.verdict === 'TOO_EARLY') {
          expect(there.verdict).toBe(back.verdict);
          return;
        }
        expect(there.difference).toBeCloseTo(-back.difference, 12);
        expect(there.interval.low).toBeCloseTo(-back.interval.high, 9);
        const isVisible = Math.abs(there.difference) >= 3 && there.interval.low * there.interval.high > 0;
        expect(there.verdict !== 'NO_VISIBLE_CHANGE').toBe(isVisible);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });
});
