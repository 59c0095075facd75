import { expect, test } from 'vitest';
import { roundCount } from './round-count.ts';

test('five different counts look alike to the public', () => {
  expect([8, 9, 10, 11, 12].map(roundCount)).toEqual([10, 10, 10, 10, 10]);
  expect([0, 1, 2, 3, 13, 1168].map(roundCount)).toEqual([0, 0, 0, 5, 15, 1170]);
});
