import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { monthsIn } from '../month-sums.ts';
import { type TallyRanges, tallyRanges } from '../tally-ranges.ts';
import { divideByMonths } from './signed-stretches.ts';

/** How often each day is counted. */
function countedDays(parts: readonly { from: Day; to: Day; sign: number }[]): Map<Day, number> {
  const days = new Map<Day, number>();
  for (const { from, to, sign } of parts)
    for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, (days.get(day) ?? 0) + sign);
  return new Map([...days].filter(([, times]) => times !== 0).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const ofRanges = ({ months, days, lessDays }: TallyRanges) => [
  ...months.flatMap(monthsIn).map((month) => ({ ...periodOf(month, 'MONTH'), sign: 1 })),
  ...days.map((part) => ({ ...part, sign: 1 })),
  ...lessDays.map((part) => ({ ...part, sign: -1 })),
];

test('days of kept months and what is left are the days of the range', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(250), fc.nat(2 ** 16 - 1), fc.boolean(), (start, length, known, isDaily) => {
      const from = addDays('2025-01-01', start);
      const period = { from, to: addDays(from, length) };
      const ranges = isDaily ? { months: [], days: [period], lessDays: [] } : tallyRanges(period);
      // Every other month to a day within it.
      const keptTo = (month: Day) => {
        const number = Number(month.slice(5, 7));
        if (((known >> number) & 1) === 0) return null;
        return number % 2 === 0 ? periodOf(month, 'MONTH').to : addDays(month, known % 30);
      };
      const { stretches, rest } = divideByMonths(ranges, keptTo);
      const left = rest ? ofRanges(rest) : [];
      expect(countedDays([...stretches, ...left])).toEqual(countedDays(ofRanges(ranges)));
      for (const { month, from: first, to } of stretches) {
        expect(to <= keptTo(month)!).toBe(true);
        expect([first, to].map((day) => startOfPeriod(day, 'MONTH'))).toEqual([month, month]);
      }
      const isRead = rest ? [...rest.days, ...rest.lessDays] : [];
      for (const day of countedDays(isRead.map((part) => ({ ...part, sign: 1 }))).keys())
        expect(day <= (keptTo(startOfPeriod(day, 'MONTH')) ?? '')).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test('months that are left are one stretch where they follow one another', () => {
  const ranges = { months: [], days: [{ from: '2025-01-27', to: '2025-05-02' }], lessDays: [] };
  const { rest } = divideByMonths(ranges, (month) => (month === '2025-03-01' ? '2025-03-31' : null));
  expect(rest?.days).toEqual([
    { from: '2025-01-27', to: '2025-02-28' },
    { from: '2025-04-01', to: '2025-05-02' },
  ]);
});
