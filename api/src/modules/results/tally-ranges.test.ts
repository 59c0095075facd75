import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, type DayRange, periodsIn, startOfNextPeriod } from '../../kernel/calendar.ts';
import { tallyRanges } from './tally-ranges.ts';

const daysOf = ({ from, to }: DayRange): Day[] => periodsIn({ from, to }, 'DAY').map((day) => day.from);
const range = fc.tuple(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 800 })).map(([start, length]) => {
  const from = addDays('2024-01-01', start);
  return { from, to: addDays(from, length) };
});

test('the months, less the days that are too many, and the days of a range are exactly its days, each once', () => {
  fc.assert(
    fc.property(range, (asked) => {
      const { months, days, lessDays } = tallyRanges(asked);
      const inMonths = months.flatMap(({ first, last }) =>
        daysOf({ from: first, to: addDays(startOfNextPeriod(last, 'MONTH'), -1) }),
      );
      const taken = lessDays.flatMap(daysOf);
      // What is taken off again must have been there, and nothing is taken off twice.
      const without = new Set(inMonths);
      for (const day of taken) expect(without.delete(day)).toBe(true);
      expect([...without, ...days.flatMap(daysOf)].toSorted()).toEqual(daysOf(asked));
    }),
  );
});

test('no whole month is read day by day', () => {
  fc.assert(
    fc.property(range, (asked) => {
      for (const { from, to } of tallyRanges(asked).days)
        expect(periodsIn({ from, to }, 'MONTH').filter((month) => from <= month.from && month.to <= to)).toEqual([]);
    }),
  );
});

test('of no month more than half is read day by day', () => {
  fc.assert(
    fc.property(range, (asked) => {
      const { days, lessDays } = tallyRanges(asked);
      const byMonth = Map.groupBy([...days, ...lessDays].flatMap(daysOf), (day) => day.slice(0, 7));
      for (const inMonth of byMonth.values()) expect(inMonth.length).toBeLessThanOrEqual(15);
    }),
  );
});

test.each([
  [
    'a year',
    { from: '2025-01-01', to: '2025-12-31' },
    { months: [{ first: '2025-01-01', last: '2025-12-01' }], days: [], lessDays: [] },
  ],
  [
    'a day',
    { from: '2025-02-10', to: '2025-02-10' },
    { months: [], days: [{ from: '2025-02-10', to: '2025-02-10' }], lessDays: [] },
  ],
  [
    'February of a leap year',
    { from: '2024-02-01', to: '2024-02-29' },
    { months: [{ first: '2024-02-01', last: '2024-02-01' }], days: [], lessDays: [] },
  ],
  [
    'all but the first two days of a month, and two of the next',
    { from: '2025-03-03', to: '2025-04-02' },
    {
      months: [{ first: '2025-03-01', last: '2025-03-01' }],
      days: [{ from: '2025-04-01', to: '2025-04-02' }],
      lessDays: [{ from: '2025-03-01', to: '2025-03-02' }],
    },
  ],
  ['nothing', { from: '2025-02-11', to: '2025-02-10' }, { months: [], days: [], lessDays: [] }],
])('%s is split as it should be', (_name, asked, expected) => {
  expect(tallyRanges(asked)).toEqual(expected);
});
