import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { answersForModeEffect } from './answers-for-mode-effect.ts';

const errorOf = (sigma: number, n: number, referenceN: number) => Math.sqrt(sigma ** 2 * (1 / n + 1 / referenceN));

test('a bridge that starts from nothing needs 1,250 answers in each mode for one point', () => {
  expect(answersForModeEffect({ n: 0, referenceN: 0, standardError: null })).toBe(1_250);
  expect(answersForModeEffect({ n: 0, referenceN: 0, standardError: null, sigma: 25 }, 0.5)).toBe(5_000);
  expect(answersForModeEffect({ n: 0, referenceN: 0, standardError: null, sigma: 28 })).toBe(1_568);
});

test('what it says is enough, and one answer less is not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 20_000 }),
      fc.double({ min: 5, max: 45, noNaN: true }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (n, referenceN, sigma, target) => {
        const k = answersForModeEffect({ n, referenceN, standardError: null, sigma }, target);
        const errorWith = (more: number) => errorOf(sigma, n + more, referenceN + more);
        if (k === 0) return errorWith(0) <= target * (1 + 1e-6);
        return errorWith(k) <= target * (1 + 1e-6) && (k === 1 || errorWith(k - 1) > target * (1 - 1e-6));
      },
    ),
    { seed: 1, numRuns: RUNS },
  );
});

test('a bridge is there when its error is small enough, and only then', () => {
  const simple = errorOf(25, 2_000, 2_000);
  expect(answersForModeEffect({ n: 2_000, referenceN: 2_000, standardError: simple })).toBe(0);
  // Twice as wide as two simple samples: four times as many answers are needed, of which 2,000 are there.
  expect(answersForModeEffect({ n: 2_000, referenceN: 2_000, standardError: 2 * simple })).toBe(3_000);
});

test('an error that is smaller than that of two simple samples is not believed to stay so', () => {
  expect(answersForModeEffect({ n: 100, referenceN: 100, standardError: 0.1 })).toBe(1_150);
});

test('refuses what cannot be', () => {
  expect(() => answersForModeEffect({ n: -1, referenceN: 0, standardError: null })).toThrow(RangeError);
  expect(() => answersForModeEffect({ n: 1, referenceN: 1, standardError: null, sigma: 0 })).toThrow(RangeError);
  expect(() => answersForModeEffect({ n: 1, referenceN: 1, standardError: null }, 0)).toThrow(RangeError);
});
