import { expect, test } from 'vitest';
import { appComparison } from '#lib/i18n/en/app-comparison.ts';
import type { ScoredEstimate } from './figures.ts';
import { scoredEstimate } from './scored-estimate.builder.ts';
import { notDoneInWords, notDoneMeanings, scoreInWords, tablesInWords } from './score-words.ts';

const score = scoredEstimate({ modeTable: '2026Q2', referenceMix: 2025 });
const raw: ScoredEstimate = { ...score, basis: 'RAW', modeAdjustment: null, modeTable: null, referenceMix: null };
const withheld: ScoredEstimate = { ...score, value: null, suppressed: true, reason: 'TOO_FEW', modeTable: '2020Q1' };

test('a drawing says which score it shows and with which tables, each once, and nothing of what it withholds', () => {
  const points = [score, { ...score, modeTable: '2026Q3' }, score, withheld];
  expect(scoreInWords(points, 'SAT', appComparison)).toBe(
    'Like for like · Mode table 2026Q2 · Mode table 2026Q3 · Reference mix of 2025.',
  );
  expect(tablesInWords([withheld], appComparison)).toBe('');
});

test('raw rows say that they are raw; a fact and an empty drawing have no score', () => {
  expect(scoreInWords([raw, withheld], 'SAT', appComparison)).toBe(
    'These figures are raw means: nothing is taken out and nothing is weighted.',
  );
  expect(scoreInWords([raw], 'RESULT', appComparison)).toBeUndefined();
  expect(scoreInWords([withheld], 'SAT', appComparison)).toBeUndefined();
});

test('a score says what could not be done to it; a plain share says nothing', () => {
  const unweighted = { ...score, basis: 'AS_EXPERIENCED', modeAdjustment: 'PARTLY', weighting: 'ANSWERS' } as const;
  expect(notDoneInWords(unweighted, appComparison)).toBe('mode partly adjusted, unweighted');
  expect(notDoneInWords(score, appComparison)).toBe('');
  expect(notDoneInWords({}, appComparison)).toBe('');
  const byMean = { ...score, modesVary: true };
  expect(notDoneInWords(byMean, appComparison)).toBe('mode adjusted by a mean');
  expect(notDoneMeanings(byMean, appComparison)).toEqual([expect.stringContaining('is a mean over them')]);
});
