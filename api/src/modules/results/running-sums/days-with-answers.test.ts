import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, periodOf } from '../../../kernel/calendar.ts';
import { NO_DAY } from '../month.repository.ts';
import { monthsIn } from '../month-sums.ts';
import { type TallyRanges, tallyRanges } from '../tally-ranges.ts';
import { daysWithAnswers } from './days-with-answers.ts';

/** What each day is counted as, of those on which somebody has rated. */
function counted({ months, days, lessDays }: TallyRanges, hasAnswers: (day: Day) => boolean): Record<Day, number> {
  const found = new Map<Day, number>();
  const count = (from: Day, to: Day, times: number) => {
    for (let day = from; day <= to; day = addDays(day, 1))
      if (hasAnswers(day)) found.set(day, (found.get(day) ?? 0) + times);
  };
  for (const month of months.flatMap(monthsIn)) count(month, periodOf(month, 'MONTH').to, 1);
  for (const { from, to } of days) count(from, to, 1);
  for (const { from, to } of lessDays) count(from, to, -1);
  return Object.fromEntries(found);
}

/** One month has ratings to its tenth day, the next to its last one, the third none; every fourth is not remembered. */
const KINDS: ((month: Day) => Day | null)[] = [
  (month) => addDays(month, 9),
  (month) => periodOf(month, 'MONTH').to,
  () => NO_DAY,
  () => null,
];
const lastDayOf = (month: Day): Day | null => KINDS[Number(month.slice(5, 7)) % KINDS.length]!(month);
const remembered = (month: Day) => {
  const lastDay = lastDayOf(month);
  return lastDay === null ? null : { lastDay };
};
const hasAnswers = (day: Day) => day <= (lastDayOf(`${day.slice(0, 7)}-01`) ?? day);
const of = (more: Partial<TallyRanges>): TallyRanges => ({ months: [], days: [], lessDays: [], ...more });

test('every day with ratings is counted as often as before', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(250), fc.boolean(), (start, length, isOfDays) => {
      const period = { from: addDays('2025-01-01', start), to: addDays('2025-01-01', start + length) };
      const ranges = isOfDays ? of({ days: [period] }) : tallyRanges(period);
      const left = daysWithAnswers(ranges, remembered) ?? of({});
      expect(counted(left, hasAnswers)).toEqual(counted(ranges, hasAnswers));
    }),
  );
});

test.each<[string, TallyRanges, TallyRanges | null]>([
  ['an empty month', of({ months: [{ first: '2026-06-01', last: '2026-06-01' }] }), null],
  [
    'an empty month between others',
    of({ months: [{ first: '2026-04-01', last: '2026-07-01' }] }),
    of({
      months: [
        { first: '2026-04-01', last: '2026-05-01' },
        { first: '2026-07-01', last: '2026-07-01' },
      ],
    }),
  ],
  ['days after the last ratings', of({ days: [{ from: '2026-04-11', to: '2026-04-30' }] }), null],
  [
    'days before and after them',
    of({ days: [{ from: '2026-04-09', to: '2026-04-30' }] }),
    of({ days: [{ from: '2026-04-09', to: '2026-04-10' }] }),
  ],
  [
    'days that go on into an empty month',
    of({ days: [{ from: '2026-05-30', to: '2026-06-12' }] }),
    of({ days: [{ from: '2026-05-30', to: '2026-05-31' }] }),
  ],
])('%s: what is left', (_what, ranges, left) => {
  expect(daysWithAnswers(ranges, remembered)).toEqual(left);
});

test('a month stays beside the days that are taken off it, and what is not remembered stays', () => {
  const lessened = of({
    months: [{ first: '2026-06-01', last: '2026-06-01' }],
    lessDays: [{ from: '2026-06-20', to: '2026-06-30' }],
  });
  expect(daysWithAnswers(lessened, remembered)).toEqual(lessened);
  const unknown = of({
    months: [{ first: '2026-07-01', last: '2026-07-01' }],
    days: [{ from: '2026-07-03', to: '2026-07-30' }],
  });
  expect(daysWithAnswers(unknown, remembered)).toEqual(unknown);
});
