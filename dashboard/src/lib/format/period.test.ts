import { expect, test } from 'vitest';
import { formatDay } from './date.ts';
import { formatPeriod, formatPeriodShort, grainOf } from './period.ts';

const quarter = { from: '2026-07-01', to: '2026-09-30' };

test('a quarter is named in words', () => {
  expect(formatPeriod('RU', quarter)).toBe('III квартал 2026\u00a0г.');
  expect(formatPeriod('EN', quarter)).toBe('Q3 2026');
  expect(formatPeriodShort('RU', quarter)).toBe('III кв. 2026');
});

test('a month is named in words, February of a leap year too', () => {
  expect(formatPeriod('RU', { from: '2028-02-01', to: '2028-02-29' })).toBe('февраль 2028\u00a0г.');
  expect(formatPeriod('EN', { from: '2026-03-01', to: '2026-03-31' })).toBe('March 2026');
});

test('free days are told by both ends', () => {
  expect(formatPeriod('RU', { from: '2026-01-05', to: '2026-02-17' })).toBe('05.01.2026 – 17.02.2026');
});

test('the grain follows from the days', () => {
  expect(grainOf(quarter)).toBe('QUARTER');
  expect(grainOf({ from: '2026-08-01', to: '2026-08-31' })).toBe('MONTH');
  expect(grainOf({ from: '2026-08-01', to: '2026-10-31' })).toBeNull();
  expect(grainOf({ from: '2026-08-09', to: '2026-08-09' })).toBe('DAY');
});

test('a day stays the same day wherever the server stands', () => {
  expect(formatDay('RU', '2026-11-22')).toBe('22 ноября 2026\u00a0г.');
  expect(formatDay('EN', '2026-11-22')).toBe('22 November 2026');
});
