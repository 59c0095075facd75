import { expect, test } from 'vitest';
import { closedPeriods, isClosed, latestClosedQuarter, publishedGrainOf } from './periods.rules.ts';

test('a period closes when seven whole days have passed since its end', () => {
  const september = { from: '2026-09-01', to: '2026-09-30' };
  expect(isClosed(september, '2026-10-07')).toBe(false);
  expect(isClosed(september, '2026-10-08')).toBe(true);
});

test.each([
  ['2026-10-07', '2026-04-01', '2026-06-30'],
  ['2026-10-08', '2026-07-01', '2026-09-30'],
  ['2027-01-03', '2026-07-01', '2026-09-30'],
  ['2027-01-08', '2026-10-01', '2026-12-31'],
])('on %s the latest closed quarter starts on %s', (today, from, to) => {
  expect(latestClosedQuarter(today)).toEqual({ from, to });
});

test('closed periods start with the one of the first rating, oldest first', () => {
  const months = closedPeriods('2026-07-20', '2026-10-07', 'MONTH');
  expect(months.map(({ from }) => from)).toEqual(['2026-07-01', '2026-08-01']);
  expect(closedPeriods('2026-10-01', '2026-10-20', 'QUARTER')).toEqual([]);
});

test.each([
  [{ from: '2026-02-01', to: '2026-02-28' }, 'MONTH'],
  [{ from: '2026-01-01', to: '2026-03-31' }, 'QUARTER'],
  [{ from: '2026-02-01', to: '2026-02-27' }, null],
  [{ from: '2026-02-01', to: '2026-04-30' }, null],
  [{ from: '2026-01-01', to: '2026-12-31' }, null],
])('%o is published as %s', (range, grain) => {
  expect(publishedGrainOf(range)).toBe(grain);
});
