import { expect, test } from 'vitest';
import { matrixRank } from './matrix-rank.ts';

test('rank counts independent columns', () => {
  expect(matrixRank([[1, 0, 1], [0, 1, 1], [1, 1, 2], [2, 0, 2]])).toBe(2); // prettier-ignore
  expect(matrixRank([[1, 0, 0], [0, 1, 0]])).toBe(2); // prettier-ignore
  expect([matrixRank([]), matrixRank([[0, 0]])]).toEqual([0, 0]);
});
