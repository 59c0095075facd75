import { expect, test } from 'vitest';
import { quadraticForm } from './quadratic-form.ts';
import { times } from './times.ts';

test('a variance of a combination is never negative', () => {
  expect(quadraticForm([1, -1], [[1, 1], [1, 1 - 1e-16]])).toBe(0); // prettier-ignore
  expect(times([[1, 2], [3, 4]], [1, 1])).toEqual([3, 7]); // prettier-ignore
});
