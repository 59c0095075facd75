import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { feasibleIntervals } from './feasible-intervals.ts';
import { suppressRectangles, type CellPlace } from './suppress-rectangles.ts';

const count = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }));
const table = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

/** Smallest and largest count of each withheld cell over every whole-numbered table with the same totals. */
function byTryingAll(cells: number[][], hidden: readonly CellPlace[]): { low: number; high: number }[] {
  const rows = cells.map((_, i) => hidden.reduce((sum, [r, c]) => sum + (r === i ? cells[r]![c]! : 0), 0));
  const columns = cells[0]!.map((_, j) => hidden.reduce((sum, [r, c]) => sum + (c === j ? cells[r]![c]! : 0), 0));
  const seen = hidden.map(() => ({ low: Infinity, high: -Infinity }));
  const chosen: number[] = [];
  const place = (i: number): void => {
    if (i === hidden.length) {
      if (![...rows, ...columns].every((left) => left === 0)) return;
      for (const [k, value] of chosen.entries()) {
        seen[k] = { low: Math.min(seen[k]!.low, value), high: Math.max(seen[k]!.high, value) };
      }
      return;
    }
    const [row, column] = hidden[i]!;
    for (let value = 0; value <= Math.min(rows[row]!, columns[column]!); value++) {
      rows[row]! -= value;
      columns[column]! -= value;
      chosen[i] = value;
      place(i + 1);
      rows[row]! += value;
      columns[column]! += value;
    }
  };
  place(0);
  return seen;
}

describe('the rectangle rule', () => {
  test('takes the rectangle that costs least', () => {
    const pattern = suppressRectangles([
      [30, 12, 6],
      [25, 14, 40],
      [18, 50, 21],
    ]);
    expect(pattern).toEqual({
      isPossible: true,
      primary: [[0, 2]],
      suppressed: [
        [0, 1],
        [0, 2],
        [1, 1],
        [1, 2],
      ],
    });
  });

  test('adds nothing where a rectangle is withheld already', () => {
    const pattern = suppressRectangles([
      [9, 8, 40],
      [7, 9, 40],
      [40, 40, 40],
    ]);
    expect(pattern).toMatchObject({ suppressed: [[0, 0], [0, 1], [1, 0], [1, 1]] }); // prettier-ignore
  });

  test('publishes zeros, and a table without small cells as it is', () => {
    expect(suppressRectangles([[0, 30], [20, 10]])).toEqual({ isPossible: true, primary: [], suppressed: [] }); // prettier-ignore
  });

  test('a small cell that no rectangle hides must be put together with another', () => {
    expect(suppressRectangles([[5, 30, 40]])).toEqual({ isPossible: false, reason: 'COLLAPSE', cell: [0, 0] });
    expect(suppressRectangles([[3, 0], [0, 40]])).toMatchObject({ isPossible: false, cell: [0, 0] }); // prettier-ignore
  });

  test('every small cell can be at least k wide apart by the audit, for 10,000 random tables', () => {
    let protectedTables = 0;
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 15 }), (cells, k) => {
        const pattern = suppressRectangles(cells, k);
        if (!pattern.isPossible || pattern.primary.length === 0) return;
        protectedTables++;
        const intervals = feasibleIntervals(cells, pattern.suppressed);
        for (const { cell, interval } of intervals) {
          const own = cells[cell[0]]![cell[1]]!;
          expect(interval.low <= own + 1e-6 && interval.high >= own - 1e-6 && own > 0).toBe(true);
          if (own < k) expect(interval.high - interval.low).toBeGreaterThanOrEqual(k - 1e-6);
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
    expect(protectedTables).toBeGreaterThan(2_000);
  }, 120_000);

  test('refuses what is no table', () => {
    expect(() => suppressRectangles([])).toThrow(RangeError);
    expect(() => suppressRectangles([[1], [1, 2]])).toThrow(RangeError);
    expect(() => suppressRectangles([[1.5]])).toThrow(RangeError);
    expect(() => suppressRectangles([[5]], 1)).toThrow(RangeError);
  });
});

describe('the audit', () => {
  test('finds what trying every table finds', () => {
    const small = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 })).chain(([rows, columns]) =>
      fc.tuple(
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
        fc.uniqueArray(fc.nat({ max: rows * columns - 1 }), { minLength: 1, maxLength: 6 }),
      ),
    );
    fc.assert(
      fc.property(small, ([cells, chosen]) => {
        const columns = cells[0]!.length;
        const hidden = chosen.map((i): CellPlace => [Math.floor(i / columns), i % columns]);
        const found = feasibleIntervals(cells, hidden).map(({ interval }) => interval);
        byTryingAll(cells, hidden).forEach(({ low, high }, i) => {
          expect(found[i]!.low).toBeCloseTo(low, 6);
          expect(found[i]!.high).toBeCloseTo(high, 6);
        });
      }),
      { seed: 2, numRuns: RUNS },
    );
  }, 120_000);

  test('a cell withheld alone is known exactly', () => {
    expect(feasibleIntervals([[5, 30], [20, 10]], [[0, 0]])[0]!.interval).toEqual({ low: 5, high: 5 }); // prettier-ignore
    expect(feasibleIntervals([[5]], [])).toEqual([]);
  });

  test('amounts need not be whole', () => {
    const table = [[2.5, 3.5], [1.25, 4]]; // prettier-ignore
    const all: CellPlace[] = [[0, 0], [0, 1], [1, 0], [1, 1]]; // prettier-ignore
    const { low, high } = feasibleIntervals(table, all)[0]!.interval;
    expect([low, high]).toEqual([expect.closeTo(0, 9), expect.closeTo(3.75, 9)]);
  });

  test('refuses places outside the table and twice the same', () => {
    expect(() => feasibleIntervals([[5], [1, 2]], [])).toThrow(RangeError);
    expect(() => feasibleIntervals([[-5]], [])).toThrow(RangeError);
    expect(() => feasibleIntervals([[5]], [[0, 1]])).toThrow(RangeError);
    expect(() => feasibleIntervals([[5]], [[0, 0], [0, 0]])).toThrow(RangeError); // prettier-ignore
  });
});
