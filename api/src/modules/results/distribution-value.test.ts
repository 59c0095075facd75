import { expect, test } from 'vitest';
import { distributionOfCounts, publicEnds } from './distribution-value.ts';

test('bars go from worst to best, in percent of the answers, with what does not apply beside them', () => {
  const { n, bars, doesNotApply, suppressed } = distributionOfCounts('SAT', [4, 1, 2, 3, 5, 10]);
  expect({ n, doesNotApply, suppressed }).toEqual({ n: 21, doesNotApply: 4, suppressed: false });
  expect(bars.map(({ value, count, percent }) => [value, count, percent])).toEqual([
    [1, 1, 4.8],
    [2, 2, 9.5],
    [3, 3, 14.3],
    [4, 5, 23.8],
    [5, 10, 47.6],
  ]);
});

test('RESULT has a bar for what is still in progress, and no fifth', () => {
  const { bars } = distributionOfCounts('RESULT', [0, 5, 5, 10, 20, 0]);
  expect(bars.map(({ value, percent }) => [value, percent])).toEqual([
    [1, 12.5],
    [2, 12.5],
    [3, 25],
    [4, 50],
  ]);
});

test.each([
  [[3, 0, 0, 0, 0, 0], 'NO_DATA', 0],
  [[0, 1, 2, 3, 2, 1], 'TOO_FEW', 9],
] as const)('%j is withheld: %s', (counts, reason, n) => {
  expect(distributionOfCounts('SAT', counts)).toMatchObject({ suppressed: true, bars: [], reason, n });
});

test('internal clients who all say the same are not exposed while they are fewer than 20', () => {
  const unanimous = (n: number) => distributionOfCounts('SAT', [0, 0, n, 0, 0, 0], { hidesUnanimity: true });
  expect(unanimous(19)).toMatchObject({ suppressed: true, reason: 'TOO_FEW' });
  expect(unanimous(20).suppressed).toBe(false);
  expect(distributionOfCounts('SAT', [0, 1, 18, 0, 0, 0], { hidesUnanimity: true }).suppressed).toBe(false);
  expect(distributionOfCounts('SAT', [0, 0, 19, 0, 0, 0]).suppressed).toBe(false);
});

test('both ends of a five-point scale are told with one decimal, and of a fact none', () => {
  // 15 and 3 of 21.
  expect(distributionOfCounts('SAT', [4, 1, 2, 3, 5, 10])).toMatchObject({ topTwo: 71.4, bottomTwo: 14.3 });
  expect(distributionOfCounts('RESULT', [0, 5, 5, 10, 20, 0])).toMatchObject({ topTwo: null, bottomTwo: null });
  expect(distributionOfCounts('SAT', [0, 1, 2, 3, 2, 1])).toMatchObject({ topTwo: null, bottomTwo: null });
});

test('to the public both ends are those of the bars that are shown, never more than all', () => {
  expect(publicEnds('SAT', [4, 9, 14, 24, 48])).toEqual({ topTwo: 72, bottomTwo: 13 });
  expect(publicEnds('SAT', [0, 0, 0, 50, 51])).toEqual({ topTwo: 100, bottomTwo: 0 });
  expect(publicEnds('RESULT', [13, 13, 25, 50])).toEqual({ topTwo: null, bottomTwo: null });
});
