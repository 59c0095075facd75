import { expect, test } from 'vitest';
import { oppositeMoves } from './opposite-moves.ts';

const at = (mean: number | null, topTwo: number | null) => ({ mean, topTwo });

test('a mean that rises while fewer are satisfied is told, and so is the reverse', () => {
  expect(oppositeMoves(at(72, 60), at(70, 64))).toEqual({ mean: 2, topTwo: -4 });
  expect(oppositeMoves(at(70, 64), at(72, 60))).toEqual({ mean: -2, topTwo: 4 });
});

test('moves of one direction, and those that nobody sees in whole numbers, are not', () => {
  expect(oppositeMoves(at(72, 66), at(70, 64))).toBeNull();
  expect(oppositeMoves(at(72, 64), at(70, 64))).toBeNull();
  expect(oppositeMoves(at(70.9, 60), at(70, 64))).toBeNull();
  expect(oppositeMoves(at(71.1, 60), at(70.1, 64))).not.toBeNull();
});

test('nothing is told of what is withheld at either time', () => {
  expect(oppositeMoves(at(null, 60), at(70, 64))).toBeNull();
  expect(oppositeMoves(at(72, 60), at(70, null))).toBeNull();
});
