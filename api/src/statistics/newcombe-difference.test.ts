import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import type { Estimate } from './estimate.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { shareEstimate } from './share-estimate.ts';

function share(k: number, n: number): Estimate {
  const estimate = shareEstimate(k, n);
  if (!estimate.estimable) throw new Error(estimate.reason);
  return estimate;
}

/** Newcombe (1998) Stat. Med. 17:873, Table II, method 10, to the four decimals printed there. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('%d/%d − %d/%d has the published limits', (a, m, b, n, low, high) => {
  const { interval } = newcombeDifference(share(a, m), share(b, n));
  expect(interval.low / 100).toBeCloseTo(low, 4);
  expect(interval.high / 100).toBeCloseTo(high, 4);
});

test('10,000 random pairs: limits around the difference, within the scale, and mirrored when both change places', () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500)).map(([n, k]) => share(Math.min(n, k), n));
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const [forth, back] = [newcombeDifference(a, b), newcombeDifference(b, a)];
      expect(forth.interval.low).toBeGreaterThanOrEqual(-100 - 1e-9);
      expect(forth.interval.high).toBeLessThanOrEqual(100 + 1e-9);
      expect(forth.interval.low).toBeLessThanOrEqual(forth.difference);
      expect(forth.interval.high).toBeGreaterThanOrEqual(forth.difference);
      expect(back.interval.low).toBeCloseTo(-forth.interval.high, 9);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
