import { expect, test } from 'vitest';
import type { ScoredFigure } from '#lib/format/estimate.ts';
import { tablesUsed } from './tables-used.ts';

const figure: ScoredFigure = {
  value: 86,
  interval: { low: 83, high: 89 },
  n: 275,
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  basis: 'LIKE_FOR_LIKE',
  modeAdjustment: 'ADJUSTED',
  weighting: 'FLOW',
  modeTable: '2026Q2',
  referenceMix: 2025,
};

test('each table behind the figures is named once and leads to where it is written down', () => {
  expect(tablesUsed([figure, { ...figure, modeTable: '2026Q3' }, figure])).toEqual([
    { kind: 'modeTable', name: '2026Q2', path: '/method?table=2026Q2#mode' },
    { kind: 'modeTable', name: '2026Q3', path: '/method?table=2026Q3#mode' },
    { kind: 'referenceMix', name: '2025', path: '/method?mix=2025#mix' },
  ]);
});

test('what is withheld, and what was made with none, names none', () => {
  expect(tablesUsed([{ ...figure, value: null, suppressed: true }])).toEqual([]);
  expect(tablesUsed([{ ...figure, modeTable: null, referenceMix: null }])).toEqual([]);
});
