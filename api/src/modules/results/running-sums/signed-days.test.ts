import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { type KeptTo, type TallyRanges, tallyRanges } from '../tally-ranges.ts';
import { monthsIn } from '../month-sums.ts';
import { isPartlyKept } from './kept-to.ts';
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

/** Months that are kept are those whose bit is set; every other one of them to a day within it. */
const keptToOf =
  (known: number, dayOfMonth: number): KeptTo =>
  (month) => {
    const number = Number(month.slice(5, 7));
    if (((known >> number) & 1) === 0) return null;
    return number % 2 === 0 ? periodOf(month, 'MONTH').to : addDays(month, dayOfMonth);
  };

test('running sums and what is left are the days of the range, and neither is less than nothing', () => {
  fc.assert(
    fc.property(
      fc.record({
        start: fc.nat(400),
        length: fc.nat(250),
        known: fc.nat(2 ** 16 - 1),
        dayOfMonth: fc.nat(29),
        isWithMonths: fc.boolean(),
      }),
      ({ start, length, known, dayOfMonth, isWithMonths }) => {
        const from = addDays('2025-01-01', start);
        const ranges = tallyRanges({ from, to: addDays(from, length) });
        const keptTo = keptToOf(known, dayOfMonth);
        const { signed, rest } = divideBySums(ranges, keptTo, isWithMonths);
        const ofSums = countedDays((count) => {
          for (const { month, toDay, sign } of signed) count(month, toDay, sign);
        });
        const ofRest = rest ? ofRanges(rest) : {};
        const both = countedDays((count) => {
          for (const [day, times] of [...Object.entries(ofSums), ...Object.entries(ofRest)]) count(day, day, times);
        });
        expect(both).toEqual(ofRanges(ranges));
        for (const { month, toDay } of signed) {
          expect(startOfPeriod(toDay, 'MONTH')).toBe(month);
          expect(toDay <= keptTo(month)!).toBe(true);
        }
        const isKept = (day: Day) => day <= (keptTo(startOfPeriod(day, 'MONTH')) ?? '');
        const isPartly = (day: Day) => isPartlyKept(startOfPeriod(day, 'MONTH'), keptTo);
        // Kept days and those after them may be of two moments: none is taken off the other.
        for (const [day, times] of Object.entries({ ...ofSums, ...ofRest })) if (isPartly(day)) expect(times).toBe(1);
        // Nothing that is kept is read, but whole months where these are not wanted of sums.
        const lessened = new Set(ranges.lessDays.map(({ from: first }) => startOfPeriod(first, 'MONTH')));
        const isLeft = (day: Day) => {
          const month = startOfPeriod(day, 'MONTH');
          return !isWithMonths && !lessened.has(month) && ranges.months.flatMap(monthsIn).includes(month);
        };
        for (const day of Object.keys(ofRest)) expect(isKept(day) && !isLeft(day)).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the running month to today: what is kept to yesterday, and today', () => {
  const ranges = tallyRanges({ from: '2025-03-05', to: '2025-03-20' });
  expect(divideBySums(ranges, () => '2025-03-19', true)).toEqual({
    signed: [
      { month: '2025-03-01', toDay: '2025-03-19', sign: 1 },
      { month: '2025-03-01', toDay: '2025-03-04', sign: -1 },
    ],
    rest: { months: [], days: [{ from: '2025-03-20', to: '2025-03-20' }], lessDays: [] },
  });
});

test('a month less its first days, of which the last are not kept, is the days between', () => {
  const ranges = {
    months: [{ first: '2025-03-01', last: '2025-03-01' }],
    days: [],
    lessDays: [{ from: '2025-03-01', to: '2025-03-04' }],
  };
  expect(divideBySums(ranges, () => '2025-03-19', false)).toEqual({
    signed: [
      { month: '2025-03-01', toDay: '2025-03-19', sign: 1 },
      { month: '2025-03-01', toDay: '2025-03-04', sign: -1 },
    ],
    rest: { months: [], days: [{ from: '2025-03-20', to: '2025-03-31' }], lessDays: [] },
  });
});

test('a week from one month into the next is left to be read', () => {
  const ranges = { months: [], days: [{ from: '2025-01-27', to: '2025-02-02' }], lessDays: [] };
  expect(divideBySums(ranges, (month) => periodOf(month, 'MONTH').to, true)).toEqual({ signed: [], rest: ranges });
});
