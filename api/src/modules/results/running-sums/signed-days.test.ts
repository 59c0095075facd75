import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { type TallyRanges, tallyRanges } from '../tally-ranges.ts';
import { monthsIn } from '../month-sums.ts';
import { divideBySums } from './signed-days.ts';

/** How often each day is counted. */
function countedDays(add: (count: (from: Day, to: Day, times: number) => void) => void): Record<Day, number> {
  const days = new Map<Day, number>();
  add((from, to, times) => {
    for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, (days.get(day) ?? 0) + times);
  });
  return Object.fromEntries([...days].filter(([, times]) => times !== 0));
}

const ofRanges = ({ months, days, lessDays }: TallyRanges) =>
  countedDays((count) => {
    for (const month of months.flatMap(monthsIn)) count(month, periodOf(month, 'MONTH').to, 1);
    for (const { from, to } of days) count(from, to, 1);
    for (const { from, to } of lessDays) count(from, to, -1);
  });

test('running sums and what is left are the days of the range', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(250), fc.nat(2 ** 16 - 1), fc.boolean(), (start, length, known, isWithMonths) => {
      const from = addDays('2025-01-01', start);
      const ranges = tallyRanges({ from, to: addDays(from, length) });
      const has = (month: Day) => ((known >> Number(month.slice(5, 7))) & 1) === 1;
      const { signed, rest } = divideBySums(ranges, has, isWithMonths);
      const both = countedDays((count) => {
        for (const { month, toDay, sign } of signed) count(month, toDay, sign);
        for (const [day, times] of Object.entries(rest ? ofRanges(rest) : {})) count(day, day, times);
      });
      expect(both).toEqual(ofRanges(ranges));
      expect(signed.every(({ month, toDay }) => has(month) && startOfPeriod(toDay, 'MONTH') === month)).toBe(true);
      if (rest === null) expect(Object.keys(both).every((day) => has(startOfPeriod(day, 'MONTH')))).toBe(true);
      else {
        const isLeft = rest.days.length + rest.lessDays.length > 0 || isWithMonths;
        if (isLeft) expect(Object.keys(ofRanges(rest)).some((day) => !has(startOfPeriod(day, 'MONTH')))).toBe(true);
        else {
          const lessened = new Set(ranges.lessDays.map(({ from: first }) => startOfPeriod(first, 'MONTH')));
          const isLessened = (month: Day) => lessened.has(month) && has(month);
          expect(rest.months.flatMap(monthsIn)).toEqual(
            ranges.months.flatMap(monthsIn).filter((month) => !isLessened(month)),
          );
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a week from one month into the next is left to be read', () => {
  const ranges = { months: [], days: [{ from: '2025-01-27', to: '2025-02-02' }], lessDays: [] };
  expect(divideBySums(ranges, () => true, true)).toEqual({ signed: [], rest: ranges });
});
