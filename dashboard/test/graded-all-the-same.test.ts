import { QUOTED_POLICY } from '@otklik/schema';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { OutcomeOfScores } from '#lib/ui/graded-all-the-same.ts';
import GradedAllTheSameIn from './GradedAllTheSameIn.svelte';

const DIFFERENCE: OutcomeOfScores = { __typename: 'Difference' };
const apart = (...reasons: NonNullable<NonNullable<OutcomeOfScores>['reasons']>[number][]): OutcomeOfScores => ({
  __typename: 'NotComparable',
  reasons,
});

function told(language: 'EN' | 'RU', grade: 'A' | 'B' | 'C' | null, outcomes: OutcomeOfScores[]): string {
  const { body } = render(GradedAllTheSameIn, { props: { language, effect: { grade }, outcomes } });
  return body
    .replace(/<!--.*?-->|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

test('a reader of a grade above scores that cannot be compared is told in one sentence what the grade is made of', () => {
  const inEnglish = told('EN', 'A', [apart('MODE_NOT_ADJUSTED'), DIFFERENCE]);
  expect(inEnglish).toMatch(/^The evidence is A though, as said below, .*exact figures of each month on one mix/);
  expect(inEnglish).toContain(`${100 * QUOTED_POLICY.unadjustedShareAtMost} percentage points`);
  expect(inEnglish.match(/\.(\s|$)/g)).toHaveLength(1);
  const inRussian = told('RU', 'B', [apart('MODE_NOT_ADJUSTED'), apart('MODE_NOT_ADJUSTED')]);
  expect(inRussian).toMatch(/^Доказательность — B, хотя .*по точным цифрам каждого месяца/);
  expect(inRussian.match(/\.(\s|$)/g)).toHaveLength(1);
});

test('of ways of answering it speaks only where these are why the scores cannot be compared', () => {
  expect(told('EN', 'A', [apart('COVERAGE')])).not.toMatch(/ways|percentage points/);
  expect(told('EN', 'A', [apart('COVERAGE')])).toContain('those can be');
});

test('nothing is said where nothing contradicts: comparable or missing scores, grade C, no grade', () => {
  expect(told('EN', 'A', [DIFFERENCE, null])).toBe('');
  expect(told('EN', 'C', [apart('MODE_NOT_ADJUSTED')])).toBe('');
  expect(told('RU', null, [apart('MODE_NOT_ADJUSTED')])).toBe('');
});
