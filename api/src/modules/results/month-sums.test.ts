import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideRequest, monthsIn } from './month-sums.ts';
import type { TallyRequest } from './tally-source.ts';

const MONTHS = monthsIn({ first: '2024-01-01', last: '2026-12-01' });
const request = (first: number, last: number, days: TallyRequest['ranges']['days'] = []): TallyRequest => ({
  subjectIds: ['a'],
  sourceClasses: ['PROMPT'],
  ranges: { months: first <= last ? [{ first: MONTHS[first]!, last: MONTHS[last]! }] : [], days, lessDays: [] },
});

test('every month is either remembered or read, none twice, and stretches that are read do not touch', () => {
  fc.assert(
    fc.property(fc.nat(35), fc.nat(35), fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }), (from, to, known) => {
      const { remembered, rest } = divideRequest(request(from, to), (month) =>
        known[MONTHS.indexOf(month)] ? month : null,
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

test('days are always read', () => {
  const days = [{ from: '2025-02-03', to: '2025-02-05' }];
  expect(divideRequest(request(3, 5, days), (month) => month).rest?.ranges).toEqual({ months: [], days, lessDays: [] });
  expect(divideRequest(request(3, 5), (month) => month).rest).toBeNull();
  expect(divideRequest(request(1, 0), (month) => month)).toEqual({ remembered: [], rest: null });
});
