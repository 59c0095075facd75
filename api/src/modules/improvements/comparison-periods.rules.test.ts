import { expect, test } from 'vitest';
import { comparedMonths, firstMonthAfter } from './comparison-periods.rules.ts';

const improvement = {
  registeredOn: '2026-01-20',
  startsOn: '2026-03-01',
  doneOn: '2026-05-12',
  doneRecordedOn: '2026-05-14',
  windowMonths: 3,
};
const starts = (months: readonly { from: string }[]) => months.map(({ from }) => from.slice(0, 7));

test('before is the three whole months before the start', () => {
  expect(starts(comparedMonths(improvement, '2026-11-22').before)).toEqual(['2025-12', '2026-01', '2026-02']);
});

test('without a start, before is counted from the day it was registered', () => {
  const { before } = comparedMonths({ ...improvement, startsOn: null }, '2026-11-22');
  expect(starts(before)).toEqual(['2025-10', '2025-11', '2025-12']);
});

test('before is empty while its last month is not closed', () => {
  const planned = { ...improvement, startsOn: '2026-12-10', doneOn: null };
  expect(comparedMonths(planned, '2026-12-07').before).toEqual([]);
  expect(starts(comparedMonths(planned, '2026-12-08').before)).toEqual(['2026-09', '2026-10', '2026-11']);
});

test('after begins with the first whole month, and grows to three as they close', () => {
  expect(starts(comparedMonths(improvement, '2026-07-07').after)).toEqual([]);
  expect(starts(comparedMonths(improvement, '2026-07-08').after)).toEqual(['2026-06']);
  expect(starts(comparedMonths(improvement, '2026-11-22').after)).toEqual(['2026-06', '2026-07', '2026-08']);
});

test('what is done on the first of a month has that month after it', () => {
  const { after } = comparedMonths(
    { ...improvement, doneOn: '2026-06-01', doneRecordedOn: '2026-06-01' },
    '2026-07-08',
  );
  expect(after).toEqual([{ from: '2026-06-01', to: '2026-06-30' }]);
});

test('a day that is recorded when the months after it have begun moves nothing: they count from the start', () => {
  const late = { ...improvement, startsOn: '2026-03-10' };
  const after = (doneRecordedOn: string) => starts(comparedMonths({ ...late, doneRecordedOn }, '2026-11-22').after);
  expect(after('2026-05-31')).toEqual(['2026-06', '2026-07', '2026-08']);
  expect(after('2026-06-01')).toEqual(['2026-06', '2026-07', '2026-08']);
  expect(after('2026-06-02')).toEqual(['2026-04', '2026-05', '2026-06']);
  expect(firstMonthAfter({ ...late, doneRecordedOn: null })?.month.from).toBe('2026-06-01');
});

test('what is not done has no after', () => {
  expect(comparedMonths({ ...improvement, doneOn: null }, '2026-11-22').after).toEqual([]);
});

test('a longer window has more months on each side', () => {
  const { before, after } = comparedMonths({ ...improvement, windowMonths: 5 }, '2026-11-22');
  expect(starts(before)).toEqual(['2025-10', '2025-11', '2025-12', '2026-01', '2026-02']);
  expect(starts(after)).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
});
