import { expect, test } from 'vitest';
import { formatDifference, formatNumber, formatPercent } from './number.ts';

test('numbers are written as the language writes them', () => {
  expect(formatNumber('RU', 12345)).toBe('12\u00a0345');
  expect(formatNumber('EN', 12345)).toBe('12,345');
  expect(formatNumber('RU', 78.44, 1)).toBe('78,4');
});

test('percentages are given as 0–100', () => {
  expect(formatPercent('RU', 38)).toBe('38\u00a0%');
  expect(formatPercent('EN', 38)).toBe('38%');
  expect(formatPercent('RU', 18, 1)).toBe('18,0\u00a0%');
});

test('a difference has its sign, no difference has none', () => {
  expect(formatDifference('EN', 3)).toBe('+3');
  expect(formatDifference('EN', -3)).toBe('−3');
  expect(formatDifference('EN', 0)).toBe('0');
  expect(formatDifference('RU', -3, 1)).toBe('−3,0');
});
