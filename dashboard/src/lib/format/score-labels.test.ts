import { expect, test } from 'vitest';
import type { ScoredFigure } from './estimate.ts';
import { labelsOf, labelsOfTable } from './score-labels.ts';

const figure: ScoredFigure = {
  value: 86,
  interval: { low: 83, high: 89 },
  n: 275,
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  basis: 'AS_EXPERIENCED',
  modeAdjustment: 'ADJUSTED',
  weighting: 'FLOW',
};
const likeForLike: ScoredFigure = { ...figure, basis: 'LIKE_FOR_LIKE', weighting: null };
const NOT_ADJUSTED = { modeAdjustment: 'NOT_ADJUSTED' } as const;
const WITHHELD = { value: null, interval: null, suppressed: true, reason: 'TOO_FEW' } as const;

test('a score to which everything was done carries no label', () => {
  expect(labelsOf(figure)).toEqual([]);
  expect(labelsOf({ ...figure, modeAdjustment: 'NOT_NEEDED' })).toEqual([]);
});

test('what was not done is said', () => {
  expect(labelsOf({ ...figure, ...NOT_ADJUSTED, weighting: 'ANSWERS' })).toEqual(['modeNotAdjusted', 'unweighted']);
  expect(labelsOf({ ...figure, modeAdjustment: 'PARTLY' })).toEqual(['modePartly']);
  expect(labelsOf({ ...figure, modesVary: true })).toEqual(['modesVary']);
  expect(labelsOf({ ...likeForLike, channelsVary: true })).toEqual(['channelsVary']);
});

test('weights of answers are no part of the like-for-like score, and a withheld figure has nothing to label', () => {
  expect(labelsOf({ ...likeForLike, weighting: 'ANSWERS' })).toEqual([]);
  expect(labelsOf({ ...figure, ...NOT_ADJUSTED, value: null })).toEqual([]);
  expect(labelsOf({ ...figure, ...NOT_ADJUSTED, suppressed: true })).toEqual([]);
});

test('a score to which nothing could be done says both', () => {
  expect(labelsOf({ ...figure, basis: 'RAW', modeAdjustment: null, weighting: null })).toEqual([
    'modeNotAdjusted',
    'unweighted',
  ]);
});

test('what a whole column carries is said of the column, whatever is withheld in it; anything else of each figure', () => {
  const unweighted = { ...figure, ...NOT_ADJUSTED, weighting: 'ANSWERS' } as const;
  const columns = [
    [unweighted, unweighted, { ...figure, ...WITHHELD }],
    [{ ...likeForLike, ...NOT_ADJUSTED }, likeForLike, likeForLike],
  ];
  expect(labelsOfTable(columns)).toEqual([
    { label: 'modeNotAdjusted', ofWhole: [0] },
    { label: 'unweighted', ofWhole: [0] },
  ]);
  expect(labelsOfTable([[figure, unweighted]])).toEqual([
    { label: 'modeNotAdjusted', ofWhole: [] },
    { label: 'unweighted', ofWhole: [] },
  ]);
});

test('one figure alone says it itself, and figures without labels have none', () => {
  expect(labelsOfTable([[{ ...figure, modeAdjustment: 'PARTLY' }]])).toEqual([{ label: 'modePartly', ofWhole: [] }]);
  expect(labelsOfTable([[figure, figure], []])).toEqual([]);
});
