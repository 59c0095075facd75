import { expect, test } from 'vitest';
import { pageOfRows, ROWS_A_PAGE } from './page-of-rows.ts';

const all = Array.from({ length: ROWS_A_PAGE + 5 }, (_, index) => index + 1);

test('pages follow one another without a gap, and the last leads nowhere', () => {
  const first = pageOfRows(all, null);
  const second = pageOfRows(all, first.next);
  expect([...first.rows, ...second.rows]).toEqual(all);
  expect(second).toMatchObject({ first: ROWS_A_PAGE + 1, last: ROWS_A_PAGE + 5, next: null });
});

test.each(['x', '-1', '999999', '1e9', ''])('an address that asks for a page “%s” gets the first', (after) => {
  expect(pageOfRows(all, after).first).toBe(1);
});
