import { expect, test } from 'vitest';
import { countsOf, importRows, miscountOf, ROWS_A_CALL } from '../plan/import-call.ts';
import { randomOfIteration } from '../plan/random.ts';

const place = { services: ['a', 'b'], touchpoint: 't', instrumentVersion: '1', nowMs: Date.UTC(2026, 10, 22) };
type Row = { id: string; answers: { SAT: number }; collectedAt: string };
const rowsOf = (call: number) => importRows(randomOfIteration(1, call), place) as Row[];

test('a call has rows of its own, the last one badly made, all of days gone by', () => {
  const rows = rowsOf(0);
  expect(rows).toHaveLength(ROWS_A_CALL);
  expect(new Set([...rows, ...rowsOf(1)].map(({ id }) => id)).size).toBe(2 * ROWS_A_CALL);
  expect(rows.filter(({ answers }) => answers.SAT > 5)).toEqual([rows.at(-1)]);
  for (const { collectedAt } of rows) {
    expect(collectedAt < '2026-11-22').toBe(true);
    expect(collectedAt > '2026-09-01').toBe(true);
  }
  expect(rowsOf(0)).toEqual(rows);
});

test('a call that is sent again must be known row by row', () => {
  expect(countsOf(false)).toEqual({ accepted: ROWS_A_CALL - 1, repeated: 0, rejected: 1 });
  expect(countsOf(true)).toEqual({ accepted: 0, repeated: ROWS_A_CALL - 1, rejected: 1 });
  expect(miscountOf(countsOf(true), countsOf(true))).toBeNull();
  expect(miscountOf(countsOf(false), countsOf(true))).toBe(
    '199 new, 0 known, 1 refused instead of 0 new, 199 known, 1 refused',
  );
});
