import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { ComparedItem } from '#lib/charts/comparison.ts';
import type { ScoredEstimate } from '#lib/charts/figures.ts';
import ComparisonTableIn from './ComparisonTableIn.svelte';

const ESTIMATE: ScoredEstimate = {
  value: 87.1,
  interval: { low: 79.9, high: 91.9 },
  n: 82,
  effectiveN: null,
  method: 'ADJUSTED_SCORE_INTERVAL',
  quality: 'PUBLISHABLE',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.2.0',
  basis: 'AS_EXPERIENCED',
  coverage: null,
  modeAdjustment: 'NOT_NEEDED',
  modeReason: null,
  modeTable: '2026Q3',
  weighting: null,
  referenceMix: null,
};

/** States of comparability that a row with this verdict shows. */
function badgesOf(verdict: ComparedItem['verdict'], comparability: ComparedItem['badge']['comparability']): string[] {
  const item: ComparedItem = {
    key: 'app',
    label: 'Mobile apps',
    estimate: ESTIMATE,
    verdict,
    outcome: { __typename: 'NotComparable', reasons: ['NOTHING_TO_COMPARE'] },
    badge: { comparability, reasons: [] },
    reliability: null,
    rank: null,
  };
  const comparison = {
    against: 'MEAN' as const,
    basis: 'AS_EXPERIENCED' as const,
    comparisons: 0,
    measure: 'SAT' as const,
    ranksWithheld: null,
    reference: ESTIMATE,
    funnel: null,
    items: [item],
  };
  const props = { language: 'EN' as const, caption: '', nameColumn: '', comparison, items: [item], headOf: () => ({}) };
  return [...render(ComparisonTableIn, { props }).body.matchAll(/data-badge="(\w+)"/g)].map(([, state]) => state!);
}

test('a row that is not comparable with anything is not called comparable beside it', () => {
  expect(badgesOf('NOT_COMPARABLE', 'COMPARABLE')).toEqual([]);
  expect(badgesOf('NOT_COMPARABLE', 'NOT_COMPARABLE')).toEqual([]);
  expect(badgesOf('NOT_COMPARABLE', 'WITH_CAUTION')).toEqual(['WITH_CAUTION']);
  expect(badgesOf('ABOUT_AVERAGE', 'COMPARABLE')).toEqual(['COMPARABLE']);
});
