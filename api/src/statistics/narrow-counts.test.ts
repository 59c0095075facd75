import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { type CountSum, narrowCounts } from './narrow-counts.ts';

const boundsOf = (ranges: readonly [low: number, high: number][]) => ({
  low: Float64Array.from(ranges, ([low]) => low),
  high: Float64Array.from(ranges, ([, high]) => high),
});
const narrowed = (ranges: readonly [number, number][], sums: readonly CountSum[]) => {
  const bounds = boundsOf(ranges);
  narrowCounts(bounds, sums);
  return ranges.map((_, at) => [bounds.low[at], bounds.high[at]]);
};

describe('what follows from sums', () => {
  test('the only unknown part is the total less the others', () => {
    const found = narrowed([[98, 102], [58, 62], [28, 32], [0, Infinity]], [{ total: 0, parts: [1, 2, 3], hasRest: false }]); // prettier-ignore
    expect(found[3]).toEqual([4, 16]);
  });

  test('an unknown total is between the sums of its parts', () => {
    expect(narrowed([[0, Infinity], [10, 12], [28, 32]], [{ total: 0, parts: [1, 2], hasRest: false }])[0]).toEqual([38, 44]); // prettier-ignore
  });

  test('where a rest is possible only the total limits its parts', () => {
    const found = narrowed(
      [
        [98, 102],
        [58, 62],
        [0, Infinity],
      ],
      [{ total: 0, parts: [1, 2], hasRest: true }],
    );
    expect(found).toEqual([[98, 102], [58, 62], [0, 44]]); // prettier-ignore
  });

  test('a chain of sums is followed to its end', () => {
    const found = narrowed(
      [[20, 20], [0, Infinity], [0, Infinity], [15, 15], [0, Infinity]],
      [
        { total: 0, parts: [1, 2], hasRest: false },
        { total: 2, parts: [3, 4], hasRest: false },
      ],
    ); // prettier-ignore
    expect(found).toEqual([[20, 20], [0, 5], [15, 20], [15, 15], [0, 5]]); // prettier-ignore
  });
});

test('the truth is never lost, and what is found is what a plain repetition finds', () => {
  const world = fc.record({
    counts: fc.array(fc.nat(40), { minLength: 9, maxLength: 9 }),
    known: fc.array(fc.option(fc.nat(3), { nil: null }), { minLength: 16, maxLength: 16 }),
    hasRest: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  });
  fc.assert(
    fc.property(world, ({ counts, known, hasRest }) => {
      const { truth, sums } = threeByThree(counts, hasRest);
      const ranges = truth.map((n, at): [number, number] =>
        known[at] === null ? [0, Infinity] : [Math.max(0, n - known[at]!), n + known[at]!],
      );
      const found = narrowed(ranges, sums);
      for (const [at, n] of truth.entries()) expect(found[at]![0]! <= n && n <= found[at]![1]!).toBe(true);
      expect(found).toEqual(plainly(ranges, sums));
    }),
    { seed: 1, numRuns: RUNS },
  );
});

/** A table of 3 × 3 counts with its totals, some of which have a rest of 5. */
function threeByThree(counts: readonly number[], hasRest: readonly boolean[]) {
  const truth = [...counts];
  const sums: CountSum[] = [];
  const add = (parts: number[]) => {
    const isOpen = hasRest[sums.length]!;
    truth.push(parts.reduce((sum, part) => sum + truth[part]!, isOpen ? 5 : 0));
    sums.push({ total: truth.length - 1, parts, hasRest: isOpen });
  };
  for (const row of [0, 1, 2]) add([3 * row, 3 * row + 1, 3 * row + 2]);
  for (const column of [0, 1, 2]) add([column, column + 3, column + 6]);
  add([9, 10, 11]);
  return { truth, sums };
}

/** Every rule on every sum, again and again until nothing moves. */
function plainly(ranges: readonly [number, number][], sums: readonly CountSum[]) {
  const found = ranges.map(([low, high]) => [low, high] as [number, number]);
  for (let before = ''; before !== JSON.stringify(found);) {
    before = JSON.stringify(found);
    for (const { total, parts, hasRest } of sums) {
      const sum = (side: 0 | 1, of: readonly number[]) => of.reduce((all, part) => all + found[part]![side], 0);
      found[total]![0] = Math.max(found[total]![0], sum(0, parts));
      if (!hasRest) found[total]![1] = Math.min(found[total]![1], sum(1, parts));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        found[part]![1] = Math.min(found[part]![1], found[total]![1] - sum(0, others));
        if (!hasRest) found[part]![0] = Math.max(found[part]![0], found[total]![0] - sum(1, others));
      }
    }
  }
  return found;
}
