import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideRequest, monthsIn } from './month-sums.ts';
import type { Day } from '../../kernel/calendar.ts';
import { tallyRanges } from './tally-ranges.ts';
import type { TallyRequest } from './tally-source.ts';

/** A month with something on its last day, whichever that is. */
const KEPT = { lastDay: '9999-12-31' };

const nothingKept = () => null;

const MONTHS = monthsIn({ first: '2024-01-01', last: '2026-12-01' });
const request = (first: number, last: number, days: TallyRequest['ranges']['days'] = []): TallyRequest => ({
  subjectIds: ['a'],
  sourceClasses: ['PROMPT'],
  ranges: { months: first <= last ? [{ first: MONTHS[first]!, last: MONTHS[last]! }] : [], days, lessDays: [] },
});

test('every month is either remembered or read, none twice, and stretches that are read do not touch', () => {
  fc.assert(
    fc.property(fc.nat(35), fc.nat(35), fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }), (from, to, known) => {
      const { remembered, rest } = divideRequest(
        request(from, to),
        (month) => (known[MONTHS.indexOf(month)] ? KEPT : null),
        nothingKept,
      );
      const read = rest?.ranges.months.flatMap(monthsIn) ?? [];
      const asked = MONTHS.slice(from, to + 1);
      expect(remembered.map(([month]) => month)).toEqual(asked.filter((month) => known[MONTHS.indexOf(month)]));
      expect(read).toEqual(asked.filter((month) => !known[MONTHS.indexOf(month)]));
      const stretches = rest?.ranges.months ?? [];
      stretches.slice(1).forEach(({ first }, index) => {
        expect(MONTHS.indexOf(first)).toBeGreaterThan(MONTHS.indexOf(stretches[index]!.last) + 1);
      });
    }),
  );
});

test('days are read', () => {
  const days = [{ from: '2025-02-03', to: '2025-02-05' }];
  expect(divideRequest(request(3, 5, days), () => KEPT, nothingKept).rest?.ranges).toEqual({
    months: [],
    days,
    lessDays: [],
  });
  expect(divideRequest(request(3, 5), () => KEPT, nothingKept).rest).toBeNull();
  expect(divideRequest(request(1, 0), () => KEPT, nothingKept)).toEqual({ remembered: [], rest: null });
});

test('a month that knows of no day after a period is itself to the end of the period', () => {
  const running = { lastDay: '2026-11-28' };
  let keptTo: Day | null = '2026-11-27';
  const divided = (from: Day, to: Day) =>
    divideRequest(
      { ...request(1, 0), ranges: tallyRanges({ from, to }) },
      (month) => (month === '2026-11-01' ? running : KEPT),
      () => keptTo,
    );
  const months = (from: Day, to: Day) => divided(from, to).remembered.map(([month]) => month);
  expect(months('2026-10-01', '2026-11-28')).toEqual(['2026-10-01', '2026-11-01']);
  expect(divided('2026-10-01', '2026-11-28').rest).toBeNull();
  expect(divided('2026-10-01', '2026-11-29').rest).toBeNull();
  expect(divided('2026-11-02', '2026-11-28').rest?.ranges).toEqual({
    months: [],
    days: [],
    lessDays: [{ from: '2026-11-01', to: '2026-11-01' }],
  });
  // Today comes after the look: a month that it is taken off is read with it.
  const together = { months: [{ first: '2026-11-01', last: '2026-11-01' }], days: [] };
  expect(divided('2026-10-01', '2026-11-27').rest?.ranges).toEqual({
    ...together,
    lessDays: [{ from: '2026-11-28', to: '2026-11-30' }],
  });
  keptTo = null;
  expect(divided('2026-11-02', '2026-11-28').rest?.ranges).toEqual({
    ...together,
    lessDays: [
      { from: '2026-11-01', to: '2026-11-01' },
      { from: '2026-11-29', to: '2026-11-30' },
    ],
  });
  // So few days that they would be read one by one.
  running.lastDay = '2026-11-03';
  expect(months('2026-10-01', '2026-11-03')).toEqual(['2026-10-01', '2026-11-01']);
  expect(divided('2026-10-01', '2026-11-03').rest).toBeNull();
  expect(divided('2026-10-01', '2026-11-02').rest?.ranges.days).toEqual([{ from: '2026-11-01', to: '2026-11-02' }]);
  expect(divided('2026-11-02', '2026-11-03').rest?.ranges.days).toEqual([{ from: '2026-11-02', to: '2026-11-03' }]);
});
