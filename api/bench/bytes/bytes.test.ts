import { expect, test } from 'vitest';
import { bytesLines } from './report.ts';
import { growthPerRating, KEPT, PARTS, type Sizes, TALLIES, totalOf } from './sizes.ts';

const all = (table: number, indexes: number) =>
  Object.fromEntries(PARTS.map((part) => [part, { table, indexes }])) as Sizes;

test('growth is what was added, shared out among the ratings', () => {
  const growth = growthPerRating(all(8_192, 16_384), all(24_576, 16_384), 100);
  expect(growth).toEqual(all(163.84, 0));
  expect(totalOf(growth)).toBeCloseTo(163.84 * PARTS.length);
});

test('tables and indexes are told apart, tallies by themselves', () => {
  const way = { what: 'one way', ratings: 1, growth: all(100, 10), onDisk: 550, inLog: 900, wholePages: 0.25 };
  const [, line] = bytesLines({ version: '18', settings: {}, ways: [way], installation: null });
  expect(line).toMatch(
    new RegExp(
      `^one way +rating +100 \\+ +10 .* tallies +${TALLIES.length * 100} \\+ +${TALLIES.length * 10} .* ` +
        `kept of months +${KEPT.length * 100} \\+ +${KEPT.length * 10} +together +550 +log +900 \\(0\\.25 whole pages\\)$`,
    ),
  );
});
