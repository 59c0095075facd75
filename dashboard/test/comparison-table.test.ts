import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { ComparedItem, Funnel } from '#lib/charts/comparison.ts';
import type { ScoredEstimate } from '#lib/charts/figures.ts';
import ComparisonTableIn from './ComparisonTableIn.svelte';
import { wordsOf } from './words-of.ts';

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

const FUNNEL: Funnel = {
  target: ESTIMATE,
  betweenVariance: 0,
  overdispersed: false,
  overdispersion: 1,
  curve: [],
  chanceCurve: [],
  points: [{ key: 'app', position: 'BELOW_998', z: -4 }],
};

const ITEM: ComparedItem = {
  key: 'app',
  label: 'Mobile apps',
  estimate: ESTIMATE,
  verdict: 'ABOUT_AVERAGE',
  outcome: { __typename: 'NotComparable', reasons: ['NOTHING_TO_COMPARE'] },
  badge: { comparability: 'COMPARABLE', reasons: [] },
  reliability: null,
  rank: null,
};

/** A table of one row. */
function tableOf(item: ComparedItem, language: 'EN' | 'RU' = 'EN', funnel: Funnel | null = null): string {
  const comparison = {
    against: 'MEAN' as const,
    basis: 'AS_EXPERIENCED' as const,
    comparisons: 0,
    measure: 'SAT' as const,
    ranksWithheld: null,
    reference: ESTIMATE,
    funnel,
    items: [item],
  };
  const props = { language, caption: '', nameColumn: '', comparison, items: [item], headOf: () => ({}) };
  return render(ComparisonTableIn, { props }).body;
}

/** States of comparability that a row with this verdict shows. */
const badgesOf = (verdict: ComparedItem['verdict'], comparability: ComparedItem['badge']['comparability']): string[] =>
  [...tableOf({ ...ITEM, verdict, badge: { comparability, reasons: [] } }).matchAll(/data-badge="(\w+)"/g)].map(
    ([, state]) => state!,
  );

test('a row that is not comparable with anything is not called comparable beside it', () => {
  expect(badgesOf('NOT_COMPARABLE', 'COMPARABLE')).toEqual([]);
  expect(badgesOf('NOT_COMPARABLE', 'NOT_COMPARABLE')).toEqual([]);
  expect(badgesOf('NOT_COMPARABLE', 'WITH_CAUTION')).toEqual(['WITH_CAUTION']);
  expect(badgesOf('ABOUT_AVERAGE', 'COMPARABLE')).toEqual(['COMPARABLE']);
});

test.each([
  ['EN', 'below the 99.8% limit', 'it does not say “bad”'],
  ['RU', 'ниже границы 99,8 %', '«плохо» это не значит'],
] as const)('where a figure lies in the funnel explains itself: %s', (language, position, meaning) => {
  const [, cell = ''] =
    /<td[^>]* data-position="BELOW_998"[^>]*>(.*?)<\/td>/s.exec(tableOf(ITEM, language, FUNNEL)) ?? [];
  const [, label, text] = /<summary[^>]*>(.*?)<\/summary>(.*?)<\/details>/s.exec(cell) ?? [];
  expect(wordsOf(label!)).toContain(position);
  expect(wordsOf(text!)).toContain(meaning);
});
