import library from '@stdlib/stats-base-dists-f-quantile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { binomialCdf } from './binomial-cdf.ts';
import { binomialPmf } from './binomial-pmf.ts';
import { binomialQuantile } from './binomial-quantile.ts';
import { chiSquareQuantile } from './chi-square-quantile.ts';
import { fQuantile } from './f-quantile.ts';
import { fTail } from './f-tail.ts';
import { normalQuantile } from './normal-quantile.ts';
import { normalTail } from './normal-tail.ts';
import { tQuantile } from './t-quantile.ts';
import { tTail } from './t-tail.ts';

/** All exact values were computed with mpmath at 40 digits, see docs/methods/quantiles.md. */
function expectDigits(computed: number, exact: number, digits: number): void {
  expect(Math.abs(computed / exact - 1)).toBeLessThan(10 ** -digits);
}

describe('normal distribution', () => {
  test.each([
    [1e-9, -5.9978070150076869],
    [5e-8, -5.3267238863844963],
    [0.025, -1.9599639845400542],
    [0.05, -1.6448536269514727],
  ])('quantile at %d', (p, exact) => {
    expectDigits(normalQuantile(p), exact, 13);
    if (p > 0.01) expectDigits(normalQuantile(1 - p), -exact, 13);
  });

  test.each([
    [0, 0.5],
    [1.96, 0.024997895148220436],
    [5, 2.8665157187919391e-7],
    [8, 6.2209605742717841e-16],
    [20, 2.7536241186062337e-89],
  ])('tail beyond %d', (z, exact) => expectDigits(normalTail(z), exact, 12));

  test('at the ends', () => {
    expect([normalTail(-Infinity), normalTail(Infinity)]).toEqual([1, 0]);
    expect(() => normalTail(NaN)).toThrow(RangeError);
    for (const p of [0, 1, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('Student’s t', () => {
  test.each([
    [0, 3, 0.5],
    [2.2621571627982053, 9, 0.025000000000000009],
    [1.96, 4080, 0.025031879800782002],
    [12, 17.77, 2.9509881135048299e-10],
    [37, 1000, 8.6503944049565307e-190],
    [3, 1e8, 0.0013498983640187472],
    [8, Infinity, 6.2209605742717841e-16],
  ])('tail beyond t = %d, df = %d', (t, df, exact) => expectDigits(tTail(t, df), exact, 12));

  test('tail and quantile undo one another, on both sides', () => {
    for (const df of [1, 2.5, 9, 100, 1e5, 1e9, 1e15, Infinity]) {
      for (const p of [0.9, 0.975, 0.9995]) {
        expectDigits(tTail(tQuantile(p, df), df), 1 - p, 11);
        expectDigits(tTail(-tQuantile(p, df), df), p, 12);
      }
    }
  });

  test('at the ends', () => {
    expect([tTail(Infinity, 5), tTail(-Infinity, 5), tTail(1e200, 1)]).toEqual([0, 1, expect.closeTo(0, 100)]);
    for (const [t, df] of [[NaN, 1], [1, 0], [1, NaN]] as const) expect(() => tTail(t, df)).toThrow(RangeError); // prettier-ignore
  });
});

describe('F', () => {
  test.each([
    [4.26, 5, 4514, 0.00072431953924100172],
    [0.68, 10, 4080, 0.74408889969051407],
    [1.42, 4, 1000, 0.22521983677105337],
    [300, 1, 5, 1.1752060088232391e-5],
    [0.01, 3, 17.77, 0.9985756733303354],
    [2.5, 30, 1_000_000, 1.0081057773955064e-5],
  ])('tail beyond F = %d, df = %d, %d', (f, d1, d2, exact) => expectDigits(fTail(f, d1, d2), exact, 10));

  test.each([
    [0.95, 5, 4514, 2.2160797180207908],
    [0.99, 1, 30, 7.5624760946386288],
    [0.025, 9, 17.77, 0.26983822057103706],
    [0.999, 30, 1_000_000, 1.9901336897709464],
  ])('quantile at %d, df = %d, %d', (p, d1, d2, exact) => expectDigits(fQuantile(p, d1, d2), exact, 12));

  test.each([
    [1 - 1e-9, 5, 1],
    [1 - 1e-6, 10_000, 1],
  ])('quantile at %d, df = %d, %d, where the library says Infinity', (p, d1, d2) => {
    expect(library(p, d1, d2)).toBe(Infinity);
    expectDigits(fTail(fQuantile(p, d1, d2), d1, d2), 1 - p, 12);
  });

  test('with one degree of freedom it is t squared', () => {
    for (const t of [0.1, 1, 2, 5, 30]) expectDigits(fTail(t * t, 1, 50), 2 * tTail(t, 50), 12);
  });

  test('at the ends', () => {
    expect([fTail(0, 3, 7), fTail(Infinity, 3, 7), fTail(1e300, 500, 1e-3)]).toEqual([1, 0, expect.any(Number)]);
    for (const [f, d1, d2] of [[-1, 1, 1], [NaN, 1, 1], [1, 0, 1], [1, 1, Infinity]] as const) {
      expect(() => fTail(f, d1, d2)).toThrow(RangeError);
    } // prettier-ignore
    expect(() => fQuantile(1, 2, 3)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 2, Infinity)).toThrow(RangeError);
  });
});

describe('χ²', () => {
  test.each([
    [0.95, 1, 3.8414588206941245],
    [0.95, 12, 21.026069817483062],
    [0.975, 5.77, 14.082770463731621],
    [0.025, 434, 378.17285788946674],
    [0.95, 499, 552.07474273185813],
    [0.5, 4080, 4079.3333527025702],
    [0.975, 10_000, 10279.07017988759],
  ])('quantile at %d, df = %d', (p, df, exact) => expectDigits(chiSquareQuantile(p, df), exact, 11));

  test.each([
    [0.001, 4323, 4041.3481430494319],
    [0.018, 4323, 4130.2907479122252],
    [0.3916898733751586, 4287.258472661377, 4261.1875097837398],
    [1.0387737328420664e-11, 4469.217416803281, 3864.6918418892304],
  ])('quantile at %d, df = %d, where the search of the library ends at another root', (p, df, exact) => {
    expect(df * library(p, df, 1e15)).toBeGreaterThan(2 * exact);
    expectDigits(chiSquareQuantile(p, df), exact, 12);
  });

  test('refuses what it was not compared for', () => {
    for (const [p, df] of [[0.95, 1e7], [0.95, 0], [0.95, NaN], [1, 5]] as const) {
      expect(() => chiSquareQuantile(p, df)).toThrow(RangeError);
    } // prettier-ignore
  });
});

describe('binomial', () => {
  test.each([
    [3, 405, 0.013, 0.2279158703986079, 0.12540521993986158],
    [81, 263, 0.3, 0.63968883504071847, 0.051150433136196934],
    [961, 1000, 0.97, 0.061921207826982528, 0.018186828892198104],
    [19_732, 200_000, 0.1, 0.022923216313743304, 0.00040359784728852398],
  ])('P(K ≤ %d) and P(K = k) of %d trials at %d', (k, n, p, cdf, pmf) => {
    expectDigits(binomialCdf(k, n, p), cdf, 11);
    expectDigits(binomialPmf(k, n, p), pmf, 10);
  });

  test('the quantile is the first step that reaches the probability', () => {
    const inputs = [fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 5000 })] as const;
    fc.assert(
      fc.property(inputs[0], inputs[1], fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p, n, share) => {
        const k = binomialQuantile(p, n, share);
        expect(binomialCdf(k, n, share)).toBeGreaterThan(p - 1e-12);
        expect(binomialCdf(k - 1, n, share)).toBeLessThan(p + 1e-12);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('at the ends', () => {
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(9, 5, 0.5), binomialPmf(6, 5, 0.5)]).toEqual([0, 1, 0]);
    expect([binomialQuantile(0.5, 7, 0), binomialQuantile(0.5, 7, 1), binomialQuantile(0.5, 0, 0.3)]).toEqual([
      0, 7, 0,
    ]);
    expect(() => binomialCdf(1, 1.5, 0.5)).toThrow(RangeError);
    expect(() => binomialPmf(1, 3, 1.1)).toThrow(RangeError);
    expect(() => binomialQuantile(1, 3, 0.1)).toThrow(RangeError);
  });
});

test('10,000 random arguments: every tail is a probability and falls as its argument grows', () => {
  const argument = fc.double({ min: 0, max: 1e4, noNaN: true });
  const degrees = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0.5, max: 1e8, noNaN: true }));
  fc.assert(
    fc.property(argument, argument, degrees, degrees, (a, b, d1, d2) => {
      const [near, far] = a < b ? [a, b] : [b, a];
      for (const tail of [normalTail, (x: number) => tTail(x, d1), (x: number) => fTail(x, d1, d2)]) {
        const [atNear, atFar] = [tail(near), tail(far)];
        expect(atFar).toBeGreaterThanOrEqual(0);
        expect(atNear).toBeLessThanOrEqual(1);
        expect(atFar).toBeLessThanOrEqual(atNear * (1 + 1e-8));
      }
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('10,000 random arguments: every quantile is finite, rises with its probability and is undone by its tail', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const degrees = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.double({ min: 1, max: 1e5, noNaN: true }));
  fc.assert(
    fc.property(probability, probability, degrees, degrees, (a, b, d1, d2) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      for (const quantile of [
        normalQuantile,
        (p: number) => tQuantile(p, d1),
        (p: number) => chiSquareQuantile(p, d1),
        (p: number) => fQuantile(p, d1, d2),
      ]) {
        const [atLow, atHigh] = [quantile(low), quantile(high)];
        expect(Number.isFinite(atLow) && Number.isFinite(atHigh)).toBe(true);
        expect(atHigh).toBeGreaterThanOrEqual(atLow - 1e-9 * Math.abs(atLow));
      }
      if (high > 0.51) {
        expect(Math.abs(normalTail(normalQuantile(high)) - (1 - high))).toBeLessThan(1e-9);
        expect(Math.abs(tTail(tQuantile(high, d1), d1) - (1 - high))).toBeLessThan(1e-7);
      }
      expect(Math.abs(fTail(fQuantile(low, d1, d2), d1, d2) - (1 - low))).toBeLessThan(1e-8);
      expect(Math.abs(fTail(fQuantile(high, d1, d2), d1, d2) - (1 - high))).toBeLessThan(1e-8);
    }),
    { seed: 2, numRuns: RUNS },
  );
});

test('10,000 random trials: a probability is the step of its distribution', () => {
  const trials = fc
    .integer({ min: 0, max: 2_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(trials, fc.double({ min: 0, max: 1, noNaN: true }), ([k, n], share) => {
      const step = binomialPmf(k, n, share);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(Math.abs(binomialCdf(k, n, share) - binomialCdf(k - 1, n, share) - step)).toBeLessThan(1e-9);
    }),
    { seed: 3, numRuns: RUNS },
  );
});
