import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { summariseHistogram } from './summarise-histogram.ts';

const histogram = fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 });

describe('n, mean and variance from five counts', () => {
  test('every answer has its score: 0, 25, 50, 75, 100', () => {
    const scores = [0, 1, 2, 3, 4].map((at) => summariseHistogram([0, 1, 2, 3, 4].map((i) => +(i === at))).mean);
    expect(scores).toEqual([0, 25, 50, 75, 100]);
  });

  test('nobody has no mean, one person no spread', () => {
    expect(summariseHistogram([0, 0, 0, 0, 0])).toEqual({ n: 0, mean: null, variance: null });
    expect(summariseHistogram([0, 0, 0, 1, 0])).toEqual({ n: 1, mean: 75, variance: null });
  });

  test('says exactly what the single answers say, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 300 }), (answers) => {
        const counts = [1, 2, 3, 4, 5].map((value) => answers.filter((answer) => answer === value).length);
        const scores = answers.map((value) => (100 * (value - 1)) / 4);
        const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
        const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
        const summary = summariseHistogram(counts);
        expect(summary.n).toBe(answers.length);
        expect(summary.mean).toBeCloseTo(mean, 10);
        expect(summary.variance).toBeCloseTo(squares / (answers.length - 1), 8);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('two halves together are the whole', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        const [first, second] = [summariseHistogram(a), summariseHistogram(b)];
        const whole = summariseHistogram(a.map((count, i) => count + b[i]!));
        expect(whole.n).toBe(first.n + second.n);
        if (whole.n < 2) return;
        const mean = (first.n * (first.mean ?? 0) + second.n * (second.mean ?? 0)) / whole.n;
        const within = [first, second].reduce((sum, s) => sum + (s.variance ?? 0) * Math.max(0, s.n - 1), 0);
        const between = [first, second].reduce((sum, s) => sum + s.n * ((s.mean ?? mean) - mean) ** 2, 0);
        expect(whole.mean).toBeCloseTo(mean, 9);
        expect(whole.variance).toBeCloseTo((within + between) / (whole.n - 1), 7);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('a hundred million equal answers and one other lose no digits', () => {
    const n = 100_000_001;
    const { mean, variance } = summariseHistogram([0, 0, 0, 1, n - 1]);
    expect(mean).toBe(100 - 25 / n);
    // s² = 625·(n − 1)/n / (n − 1) = 625/n
    expect(variance! / (625 / n)).toBeCloseTo(1, 6);
    expect(summariseHistogram([0, 0, 0, 0, n]).variance).toBe(0);
  });

  test.each([
    ['four counts', [1, 2, 3, 4]],
    ['six counts', [1, 2, 3, 4, 5, 6]],
    ['a negative count', [1, 2, -3, 4, 5]],
    ['half an answer', [1, 2, 0.5, 4, 5]],
    ['no number', [1, 2, NaN, 4, 5]],
  ])('refuses %s', (_, counts) => expect(() => summariseHistogram(counts)).toThrow(RangeError));
});
