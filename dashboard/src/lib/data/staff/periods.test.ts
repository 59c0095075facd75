import { expect, test } from 'vitest';
import { daysBefore, daysOf, daysOfTrend, isDay } from './periods.ts';

test.each([
  ['month', '2026-03-15', '2026-02-01', '2026-02-28'],
  ['month', '2026-01-01', '2025-12-01', '2025-12-31'],
  ['quarter', '2026-02-10', '2025-10-01', '2025-12-31'],
  ['quarter', '2026-04-01', '2026-01-01', '2026-03-31'],
  ['90days', '2026-04-01', '2026-01-01', '2026-03-31'],
] as const)('the last full %s seen on %s is %s to %s', (choice, today, from, to) => {
  expect(daysOf(choice, today)).toEqual({ from, to });
});

test.each([
  ['month', '2026-03-15', '2026-01-01', '2026-01-31'],
  ['quarter', '2026-02-10', '2025-07-01', '2025-09-30'],
  ['90days', '2026-04-01', '2025-10-03', '2025-12-31'],
] as const)('what a %s seen on %s is compared with starts on %s and ends on %s', (choice, today, from, to) => {
  expect(daysBefore(choice, today)).toEqual({ from, to });
});

test('free days are compared with as many days just before', () => {
  expect(daysBefore({ from: '2026-03-01', to: '2026-03-10' }, '2026-05-01')).toEqual({
    from: '2026-02-19',
    to: '2026-02-28',
  });
});

test.each([
  ['2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['2025-12-01', '2026-01-31', '2025-10-01', '2025-11-30'],
  // From the first of a month, but not to the last of one.
  ['2026-02-01', '2026-02-27', '2026-01-05', '2026-01-31'],
])('free days from %s to %s, whole months or not, are compared with %s to %s', (from, to, first, last) => {
  expect(daysBefore({ from, to }, '2026-05-01')).toEqual({ from: first, to: last });
});

test('a trend covers eighteen calendar months, the running one included', () => {
  expect(daysOfTrend('2026-11-22')).toEqual({ from: '2025-06-01', to: '2026-11-22' });
});

test.each(['2026-02-30', '1999-12-31', '2026-1-1', '', 'today'])('“%s” is not a day', (text) => {
  expect(isDay(text)).toBe(false);
});
