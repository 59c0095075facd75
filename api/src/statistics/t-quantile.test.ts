import { describe, expect, test } from 'vitest';
import { tQuantile } from './t-quantile.ts';

/** Computed with mpmath at 40 digits, see docs/methods/quantiles.md. */
const EXACT: readonly [probability: number, degreesOfFreedom: number, quantile: number][] = [
  [0.95, 1, 6.3137515146750431],
  [0.95, 29, 1.6991270265334978],
  [0.95, Infinity, 1.6448536269514727],
  [0.975, 1, 12.706204736174705],
  [0.975, 2, 4.3026527297494639],
  [0.975, 8, 2.3060041352041667],
  [0.975, 9, 2.2621571627982055],
  [0.975, 29, 2.0452296421327043],
  [0.975, 99, 1.9842169515864175],
  [0.975, 999, 1.96234146113345],
  [0.975, 10_000, 1.9602012398906263],
  [0.975, 1_000_000, 1.959966356814107],
  [0.975, Infinity, 1.9599639845400542],
  [0.995, 1, 63.656741162871581],
  [0.995, 9, 3.2498355415921263],
  [0.995, 999, 2.5807596372676368],
  [0.995, Infinity, 2.5758293035489008],
];

describe('quantile of Student’s t', () => {
  test.each(EXACT)('P = %d, df = %d agrees to 14 digits with an independent computation', (p, df, exact) => {
    expect(Math.abs(tQuantile(p, df) / exact - 1)).toBeLessThan(1e-14);
  });

  test.each([
    [0.49, -0.0250689082587111],
    [0.51, 0.0250689082587111],
    [0.6, 0.2533471031357997],
    [0.8, 0.8416212335729143],
    [0.84, 0.9944578832097532],
    [0.86, 1.080319340814956],
  ])('z of %d, where the library loses it beside its degrees of freedom', (p, exact) => {
    expect(Math.abs(tQuantile(p, Infinity) / exact - 1)).toBeLessThan(1e-13);
    expect(Math.abs(tQuantile(p, 1e9) / exact - 1)).toBeLessThan(1e-9);
  });

  test.each([
    [0.495, 100_001, -0.012533500846391],
    [0.509, 123_456.7, 0.022561614100736625],
    [0.49996069264587867, 62_447_424.76217159, -9.8528925795330146e-5],
    [0.4999981578882101, 207_568.45307700994, -4.6174950589818098e-6],
  ])('at %d, so near the median that it says 0 from 10⁵ degrees of freedom on', (p, df, exact) => {
    expect(Math.abs(tQuantile(p, df) / exact - 1)).toBeLessThan(1e-11);
  });

  test('answers the same the second time, also after the memory has been filled and emptied', () => {
    const first = tQuantile(0.975, 12.5);
    for (let df = 1; df <= 10_000; df++) tQuantile(0.975, df);
    for (let i = 1; i <= 20; i++) tQuantile(0.5 + i / 100, 3);
    expect(tQuantile(0.975, 12.5)).toBe(first);
  });

  test('falls as the degrees of freedom rise, down to z', () => {
    const quantiles = [1, 2, 5, 10, 100, 1e4, 1e6, 1e9, 1e12, 1e14, Infinity].map((df) => tQuantile(0.975, df));
    expect(quantiles).toEqual(quantiles.toSorted((a, b) => b - a));
  });

  test.each([
    [0, 5],
    [1, 5],
    [NaN, 5],
    [0.975, 0],
    [0.975, NaN],
    [0.975, -1],
  ])('refuses P = %d, df = %d', (p, df) => expect(() => tQuantile(p, df)).toThrow(RangeError));
});
