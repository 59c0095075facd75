import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayIn,
  daysBetween,
  isDay,
  isTimeZone,
  periodOf,
  periodsIn,
  startOfNextPeriod,
  startOfPeriod,
} from './calendar.ts';

describe('the calendar', () => {
  test('knows which days exist', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2027-02-29')).toBe(false);
    expect(isDay('2027-2-9')).toBe(false);
  });

  test('has an end on both sides, within which every period has a next one that sorts after it', () => {
    expect(['1900-01-01', '2999-12-31'].map(isDay)).toEqual([true, true]);
    expect(['1899-12-31', '3000-01-01', '9999-12-31', '0001-01-01'].map(isDay)).toEqual([false, false, false, false]);
    for (const grain of ['DAY', 'WEEK', 'MONTH', 'QUARTER'] as const)
      expect(periodsIn({ from: '2999-12-30', to: '2999-12-31' }, grain).at(-1)!.to >= '2999-12-31').toBe(true);
  });

  test('starts weeks on Monday and quarters in January, April, July and October', () => {
    expect(startOfPeriod('2026-11-22', 'WEEK')).toBe('2026-11-16');
    expect(startOfPeriod('2026-11-16', 'WEEK')).toBe('2026-11-16');
    expect(startOfPeriod('2026-11-22', 'QUARTER')).toBe('2026-10-01');
    expect(periodOf('2024-02-10', 'MONTH')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(periodOf('2026-12-31', 'QUARTER')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  });

  test('ends months and quarters on the day before the next one, in any year', () => {
    for (let year = 1900; year < 3000; year++)
      for (const month of ['01', '02', '04', '10', '12'])
        for (const grain of ['MONTH', 'QUARTER'] as const) {
          const { from, to } = periodOf(`${year}-${month}-17`, grain);
          expect(addDays(to, 1)).toBe(startOfNextPeriod(from, grain));
          expect(startOfPeriod(addDays(to, 1), grain)).toBe(startOfNextPeriod(from, grain));
        }
  });

  test('lists the whole periods that touch a range', () => {
    expect(periodsIn({ from: '2026-01-31', to: '2026-03-01' }, 'MONTH').map(({ from }) => from)).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });

  test('counts days across the end of a year', () => {
    expect(daysBetween('2025-12-30', '2026-01-02')).toBe(3);
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  test('puts an instant into the day of the place', () => {
    const instant = new Date('2026-11-22T21:30:00Z');
    expect(dayIn('Europe/Moscow', instant)).toBe('2026-11-23');
    expect(dayIn('Europe/London', instant)).toBe('2026-11-22');
    expect(dayIn('Asia/Kamchatka', instant)).toBe('2026-11-23');
  });

  test('knows time zones', () => {
    expect(isTimeZone('Asia/Vladivostok')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});
