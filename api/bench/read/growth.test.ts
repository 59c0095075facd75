import { expect, test } from 'vitest';
import { growthCell, growthLines, growthOf } from './growth.ts';
import { answer, measured } from './measured.builder.ts';
import { type ReadRow, rowsOf } from './report.ts';

const rowOf = (name: string, [small, large]: [number, number]): ReadRow =>
  rowsOf(
    [measured(name, '10M', [answer(0, small, 10)]), measured(name, '100M', [answer(0, large, 10)])],
    new Map(),
  )[0]!;

test.each<[[number, number], string]>([
  [[2, 2.4], '1.20  '],
  [[2, 2.5], '1.25 !'],
  // Short at one size only: that is growth, not the clock.
  [[0.5, 1.1], '2.20 !'],
  [[0.5, 0.9], '1.80 ~'],
])('%j ms are %s', (times, cell) => {
  expect(growthCell(growthOf(rowOf('page', times), 'queries'))).toBe(cell);
});

test('what is too short to be judged is counted and named by itself', () => {
  const rows = [
    rowOf('kept', [2, 2.2]),
    rowOf('missed', [2, 3]),
    rowOf('short', [0.4, 0.6]),
    rowOf('shorter', [0.1, 0.1]),
  ];
  expect(growthLines(rows, 'queries', 'queries')).toEqual([
    '100M ÷ 10M, queries: ≤ 1.2 in 1 of 2 requests in the middle; median 1.30, largest 1.50 (missed: 2.00 and 3.00 ms)',
    '  ~ under 1 ms at both sizes and not judged: 2, of which 1 beyond 1.2; median 1.25, largest 1.50 (short: 0.40 and 0.60 ms)',
  ]);
  const { '100M': _, ...bySize } = rows[0]!.bySize;
  expect(growthLines([{ ...rows[0]!, bySize }], 'queries', 'queries')).toEqual([]);
});
