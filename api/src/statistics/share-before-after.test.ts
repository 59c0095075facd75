import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { shareBeforeAfter } from './share-before-after.ts';
import { shareDifference } from './share-difference.ts';

describe('how a share changed after an improvement', () => {
  test('29 answers on a side: too early, and no number is given', () => {
    const tooEarly = { verdict: 'TOO_EARLY', difference: null, interval: null };
    expect(shareBeforeAfter({ successes: 29, n: 29 }, { successes: 0, n: 900 })).toEqual(tooEarly);
    expect(shareBeforeAfter({ successes: 0, n: 900 }, { successes: 29, n: 29 })).toEqual(tooEarly);
    expect(shareBeforeAfter({ successes: 0, n: 0 }, { successes: 0, n: 0 })).toEqual(tooEarly);
  });

  test('ten points more among thousands: improved; two, however sure: nothing to see', () => {
    const [low, high, alike] = [6_000, 7_000, 6_200].map((successes) => ({ successes, n: 10_000 }));
    expect(shareBeforeAfter(low!, high!).verdict).toBe('IMPROVED_AFTER');
    expect(shareBeforeAfter(high!, low!).verdict).toBe('WORSE_AFTER');
    expect(shareBeforeAfter(low!, alike!)).toMatchObject({ verdict: 'NO_VISIBLE_CHANGE' });
  });

  test('refuses more successes than answers', () => {
    expect(() => shareBeforeAfter({ successes: 3, n: 2 }, { successes: 1, n: 2 })).toThrow(RangeError);
  });

  test('10,000 random pairs: Newcombe’s difference, and a verdict that follows its interval', () => {
    const share = fc.integer({ min: 1, max: 400 }).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }));
    fc.assert(
      fc.property(share, share, (before, after) => {
        const { verdict, difference, interval } = shareBeforeAfter(before, after);
        if (Math.min(before.n, after.n) < 30) {
          expect([verdict, difference]).toEqual(['TOO_EARLY', null]);
          return;
        }
        expect(shareDifference(after, before)).toMatchObject({ difference, interval });
        const isVisible = Math.abs(difference!) >= 3 && (interval!.low > 0 || interval!.high < 0);
        expect(verdict).toBe(!isVisible ? 'NO_VISIBLE_CHANGE' : difference! > 0 ? 'IMPROVED_AFTER' : 'WORSE_AFTER');
      }),
      { seed: 1, numRuns: RUNS },
    );
  });
});
