import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../../../test/methodology/property-runs.ts';
import { POLICY, roundCount } from '../../../statistics/index.ts';
import { countsByError, exactError, toldError } from './public-error.rules.ts';

const seeded = { seed: 1, numRuns: RUNS };
/** A spread of answers in points, and answers on both sides of an effect. */
const sides = fc.record({
  spread: fc.double({ min: 5, max: 50, noNaN: true }),
  n: fc.integer({ min: 30, max: 5_000 }),
  beside: fc.integer({ min: 30, max: 50_000 }),
});
const errorOf = (spread: number, n: number, beside: number) => spread * Math.sqrt(1 / n + 1 / beside);
const withTwoDecimals = (points: number) => Math.round(100 * points) / 100;

test.each([
  // Standard deviations of 30 points, and so many answers beside that they hardly count.
  [5.48, 30, 6, 1],
  [4.24, 50, 4.5, 0.5],
  [3, 100, 3, 0.5],
  [2.12, 200, 2.2, 0.1],
  [1.34, 500, 1.35, 0.05],
  [0.95, 1_000, 0.95, 0.01],
  [0.03, 100_000, 0.03, 0.01],
  // Below 30 the number is known all the same.
  [9.49, 10, 10, 2],
  [0, 30, 0, 0.01],
])('an error of %d beside %i answers is told as %d, in steps of %d', (error, n, value, step) =>
  expect(toldError(error, n)).toEqual({ value, step }),
);

test('an error that even the coarsest step would tell too closely is not told', () =>
  expect(toldError(75, 30)).toBeNull());

test('every error that is told alike is possible, and no other: the step itself tells nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 2, max: 200 }), (hundredths, fives) => {
      const n = 5 * fives;
      const told = toldError(hundredths / 100, n);
      fc.pre(told !== null);
      const ofTold = (value: number) => toldError(value / 100, n);
      const [first, last] = [Math.round(100 * (told.value - told.step)) + 1, Math.round(100 * told.value)];
      for (const alike of [first, Math.floor((first + last) / 2), last]) expect(ofTold(alike)).toEqual(told);
      for (const other of [first - 1, last + 1]) if (other >= 0) expect(ofTold(other)?.value).not.toBe(told.value);
    }),
    seeded,
  );
});

test('whoever knows everything else is left 10 numbers of answers on either side at least, the true one among them', () => {
  fc.assert(
    fc.property(sides, ({ spread, n, beside }) => {
      const exact = errorOf(spread, n, beside);
      const told = toldError(withTwoDecimals(exact), Math.min(roundCount(n), roundCount(beside)))!;
      for (const count of [n, beside]) {
        const { low, high } = countsByError(count, exact, told);
        expect(low).toBeLessThanOrEqual(count);
        expect(high).toBeGreaterThanOrEqual(count);
        // 2 more or fewer answers than the rounded count make the step that much finer.
        expect(high - low + 1).toBeGreaterThanOrEqual(2 * POLICY.narrowestGuess - 1);
      }
    }),
    seeded,
  );
});

test('the numbers of answers that fit are those whose error is told alike', () => {
  fc.assert(
    fc.property(sides, ({ spread, n }) => {
      const exact = spread / Math.sqrt(n);
      const told = toldError(withTwoDecimals(exact), roundCount(n))!;
      const { low, high } = countsByError(n, exact, told);
      const errors = (count: number) => spread / Math.sqrt(count);
      for (const fits of [low, high])
        if (fits > 0 && fits < Infinity) {
          expect(errors(fits)).toBeLessThanOrEqual(told.value + 0.005 + 1e-6);
          expect(errors(fits)).toBeGreaterThanOrEqual(told.value - told.step + 0.005 - 1e-6);
        }
    }),
    seeded,
  );
});

test('an error has the digits of its variance where there is one that rounds to it', () => {
  expect(exactError(1.23, undefined)).toBe(1.23);
  expect(exactError(1.23, 1.2345 ** 2)).toBeCloseTo(1.2345, 12);
  expect(exactError(1.23, 9)).toBeCloseTo(1.235, 12);
  expect(exactError(0, -1e-12)).toBe(0);
});
