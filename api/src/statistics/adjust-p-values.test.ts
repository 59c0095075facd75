import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { adjustPValues } from './adjust-p-values.ts';

/** Benjamini & Hochberg (1995), section 4: fifteen p-values, four rejected at q = 0.05; adjusted by R 4.2, p.adjust. */
const PAPER = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];
const ADJUSTED = [
  0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571429, 0.0638571428571429, 0.0645, 0.0765, 0.486,
  0.581181818181818, 0.714875, 0.753230769230769, 0.813214285714286, 1,
];

const pValue = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.05));

describe('adjusted p-values', () => {
  test('are those of the paper, in whatever order they are given', () => {
    adjustPValues(PAPER).forEach((p, i) => expect(p).toBeCloseTo(ADJUSTED[i]!, 12));
    adjustPValues(PAPER.toReversed()).forEach((p, i) => expect(p).toBeCloseTo(ADJUSTED[14 - i]!, 12));
    expect(adjustPValues(PAPER).filter((p) => p <= 0.05)).toHaveLength(4);
  });

  test('none, and one alone, are left as they are', () => {
    expect(adjustPValues([])).toEqual([]);
    expect(adjustPValues([0.03])).toEqual([0.03]);
  });

  test('keep their order, never fall below themselves and never exceed 1, for 10,000 random families', () => {
    fc.assert(
      fc.property(fc.array(pValue, { maxLength: 40 }), (family) => {
        const adjusted = adjustPValues(family);
        const sorted = family.map((p, i) => [p, adjusted[i]!] as const).sort(([a, x], [b, y]) => a - b || x - y);
        sorted.forEach(([p, q], i) => {
          expect(q >= p && q <= 1).toBe(true);
          if (i > 0) expect(q).toBeGreaterThanOrEqual(sorted[i - 1]![1]);
        });
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('reject just what the step-up procedure rejects', () => {
    fc.assert(
      fc.property(fc.array(pValue, { minLength: 1, maxLength: 30 }), (family) => {
        const sorted = family.toSorted((a, b) => a - b);
        const last = sorted.findLastIndex((p, i) => p * (family.length / (i + 1)) <= 0.05);
        expect(adjustPValues(family).filter((p) => p <= 0.05)).toHaveLength(last + 1);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test.each([-0.1, 1.1, NaN])('refuse %d', (wrong) => expect(() => adjustPValues([0.5, wrong])).toThrow(RangeError));
});
