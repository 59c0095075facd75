import { expect, test } from 'vitest';
import { publicPages } from '#lib/i18n/en/public.ts';
import type { ScoredFigure } from '#lib/format/estimate.ts';
import { labelsOf, scoreLabels } from './score-labels.ts';

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

test('a score to which everything was done carries no label', () => {
  expect(labelsOf(figure)).toEqual([]);
  expect(labelsOf({ ...figure, modeAdjustment: 'NOT_NEEDED' })).toEqual([]);
});

test('what was not done is said', () => {
  expect(scoreLabels({ ...figure, modeAdjustment: 'NOT_ADJUSTED', weighting: 'ANSWERS' }, publicPages)).toEqual([
    'mode not adjusted',
    'unweighted',
  ]);
  expect(labelsOf({ ...figure, modeAdjustment: 'PARTLY' })).toEqual(['modePartly']);
  expect(labelsOf({ ...figure, modesVary: true })).toEqual(['modesVary']);
  expect(labelsOf({ ...figure, basis: 'LIKE_FOR_LIKE', channelsVary: true })).toEqual(['channelsVary']);
});

test('weights of answers are no part of the like-for-like score, and a withheld figure has nothing to label', () => {
  expect(labelsOf({ ...figure, basis: 'LIKE_FOR_LIKE', weighting: 'ANSWERS' })).toEqual([]);
  expect(labelsOf({ ...figure, value: null, modeAdjustment: 'NOT_ADJUSTED' })).toEqual([]);
});

test('a score to which nothing could be done says both', () => {
  expect(labelsOf({ ...figure, basis: 'RAW', modeAdjustment: null, weighting: null })).toEqual([
    'modeNotAdjusted',
    'unweighted',
  ]);
});
