import type { ControlChart } from '#lib/charts/control.ts';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import ControlFigureIn from './ControlFigureIn.svelte';
import { chartOf } from './control.builder.ts';
import { wordsOf } from './words-of.ts';

function told(language: 'EN' | 'RU', keepsSegments: boolean | null): string {
  const chart: ControlChart = chartOf([70, 71], { keepsSegments });
  const props = { language, subject: 'Passport', chart, csv: '/trend.csv', recorders: {} };
  return wordsOf(render(ControlFigureIn, { props }).body);
}

test('a trend says that channels and groups of clients are held only where both are', () => {
  expect(told('EN', true)).toContain('the mix of channels and groups of clients is held');
  expect(told('RU', true)).toContain('состав каналов и групп клиентов удержан');
  expect(told('EN', true)).toContain('Mix held at that of');
});

test('where too few told their group, only channels are said to be held, and why', () => {
  expect(told('EN', false)).toMatch(/the mix of channels is held.*Groups of clients are not held: in most of the base/);
  expect(told('EN', false)).not.toContain('channels and groups of clients is held');
  expect(told('RU', false)).toMatch(/состав каналов удержан.*Состав групп клиентов не удержан/);
});

test('of internal clients nothing is said to be held, neither above the line nor in its table', () => {
  expect(told('EN', null)).toContain('the mix of internal clients is not held');
  expect(told('EN', null)).not.toMatch(/fixed mix|Mix held/i);
  expect(told('RU', null)).not.toMatch(/постоянном составе|Состав удержан/i);
});
