import type { LimitsRead } from '#lib/data/staff/analyses/read-limits.ts';
import { limitsRefused } from '#lib/data/staff/analyses/read-limits.ts';
import { DEFAULT_VIEW } from '#lib/data/staff/view-state.ts';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import TrendOfViewIn from './TrendOfViewIn.svelte';
import { chartOf } from './control.builder.ts';
import { wordsOf } from './words-of.ts';

function told(limits: Partial<LimitsRead>, language: 'EN' | 'RU' = 'EN', isBasisChosen = false): string {
  const props = {
    language,
    title: 'Plain line',
    subject: 'Government',
    measure: 'SAT' as const,
    points: [],
    limits: { chart: null, noChart: null, recorders: {}, ...limits },
    isBasisChosen,
    csv: { trend: '/trend.csv', control: '/control.csv' },
  };
  return wordsOf(render(TrendOfViewIn, { props }).body);
}

test('a trend is on the fixed mix with limits, and the score that was asked for has a line of its own', () => {
  const limits = { chart: chartOf([70, 71]) };
  expect(told(limits)).toMatch(/on a fixed mix.*Limits 64\.0 to 76\.0, centre 70\.0\..*What was recorded/);
  expect(told(limits)).not.toMatch(/Plain line|has no limits/);
  expect(told(limits, 'EN', true)).toMatch(/on a fixed mix.*Plain line/);
});

test('where no limits belong the plain line stands alone, and why is said', () => {
  expect(told({ noChart: 'FILTERED' })).toMatch(/Plain line.*has no limits.*take the filter off/);
  expect(told({ noChart: 'FILTERED' }, 'RU')).toMatch(/Plain line.*границ у неё нет.*снимите фильтр/);
  expect(told({ noChart: 'BY_QUARTER' })).toMatch(/Plain line.*has no limits.*another step/);
  expect(told({ noChart: 'NOT_OWN' })).toMatch(/Plain line.*has no limits.*staff of the authority/);
  expect(told({ chart: chartOf([null, null]) })).toMatch(/Plain line.*has no limits.*Fewer than/);
});

test('limits are of all answers by month or by week', () => {
  expect(limitsRefused(DEFAULT_VIEW)).toBeNull();
  expect(limitsRefused({ ...DEFAULT_VIEW, grain: 'WEEK' })).toBeNull();
  expect(limitsRefused({ ...DEFAULT_VIEW, grain: 'QUARTER' })).toBe('BY_QUARTER');
  expect(limitsRefused({ ...DEFAULT_VIEW, channels: ['PORTAL'] })).toBe('FILTERED');
});
