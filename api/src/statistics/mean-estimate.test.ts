import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { meanEstimate } from './mean-estimate.ts';

const histogram = fc.array(fc.oneof(fc.nat(3), fc.nat(1e6)), { minLength: 5, maxLength: 5 });

describe('a mean score with its interval', () => {
  test('nobody: no data; one person: a value without a spread is not an estimate', () => {
    expect(meanEstimate([0, 0, 0, 0, 0])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    expect(meanEstimate([0, 0, 1, 0, 0])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
    expect(meanEstimate([0, 0, 2, 0, 0])).toMatchObject({ estimable: true, value: 50, n: 2 });
  });

  test('twelve very satisfied people are not certainty: 71.2 to 100', () => {
    const estimate = meanEstimate([0, 0, 0, 0, 12]);
    expect(estimate).toMatchObject({ value: 100, n: 12, effectiveN: 12, interval: { high: 100 } });
    if (estimate.estimable) expect(estimate.interval.low).toBeCloseTo(71.2405655620501, 8);
  });

  test('limits are within 0–100 around the value and nothing is broken, for 10,000 random histograms', () => {
    fc.assert(
      fc.property(histogram, (counts) => {
        const estimate = meanEstimate(counts);
        expect(estimate.estimable).toBe(estimate.n >= 2);
        if (!estimate.estimable) return;
        const { value, interval, n, effectiveN } = estimate;
        const isOrdered = 0 <= interval.low && interval.low <= value && value <= interval.high && interval.high <= 100;
        expect(isOrdered).toBe(true);
        expect(effectiveN >= n && effectiveN < Infinity).toBe(true);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('the same answers many times over make the interval narrower', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }), fc.integer({ min: 2, max: 9 }), (counts, k) => {
        const [once, often] = [meanEstimate(counts), meanEstimate(counts.map((count) => k * count))];
        if (!once.estimable || !often.estimable) return;
        const width = ({ interval }: typeof once) => interval.high - interval.low;
        expect(often.value).toBeCloseTo(once.value, 10);
        expect(width(often)).toBeLessThan(width(once));
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('holds the true mean in about 95 % of samples where mean ± t·SE does not (METHODOLOGY §2.3)', () => {
    // Mean 91: most are very satisfied, as at real services.
    const shares = [0.02, 0.02, 0.05, 0.12, 0.79];
    const truth = shares.reduce((sum, share, i) => sum + share * 25 * i, 0);
    const random = generator(20_260_101);
    for (const n of [10, 30, 100]) {
      let held = 0;
      let heldByPlain = 0;
      for (let sample = 0; sample < 4000; sample++) {
        const counts = drawCounts(shares, n, random);
        const estimate = meanEstimate(counts);
        if (!estimate.estimable) throw new Error('n ≥ 10 is estimable');
        const { low, high } = estimate.interval;
        if (low <= truth && truth <= high) held++;
        if (Math.abs(estimate.value - truth) <= plainHalfWidth(counts, n, estimate.value)) heldByPlain++;
      }
      expect(held / 4000, `n = ${n}`).toBeGreaterThan(0.93);
      expect(held / 4000, `n = ${n}`).toBeLessThan(0.995);
      if (n === 10) expect(heldByPlain / 4000, 'mean ± t·SE').toBeLessThan(0.9);
    }
  });
});

/** mulberry32: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawCounts(shares: readonly number[], n: number, random: () => number): number[] {
  const counts = shares.map(() => 0);
  for (let i = 0; i < n; i++) {
    let at = 0;
    for (let left = random() - shares[0]!; left >= 0 && at < shares.length - 1; left -= shares[at]!) at++;
    counts[at]!++;
  }
  return counts;
}

/** Half-width of mean ± 1.96…2.26 · SE, the interval that is not used. */
function plainHalfWidth(counts: readonly number[], n: number, mean: number): number {
  const squares = counts.reduce((sum, count, i) => sum + count * (25 * i - mean) ** 2, 0);
  const t = n === 10 ? 2.262 : n === 30 ? 2.045 : 1.984;
  return t * Math.sqrt(squares / (n - 1) / n);
}
