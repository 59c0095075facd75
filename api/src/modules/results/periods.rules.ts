import { addDays, type Day, type DayRange, periodOf, periodsIn } from '../../kernel/calendar.ts';
import { POLICY } from '../../statistics/index.ts';

/** Lengths of published periods. */
export const PUBLISHED_GRAINS = ['MONTH', 'QUARTER'] as const;
export type PublishedGrain = (typeof PUBLISHED_GRAINS)[number];

/** True once the period's figures may be published. */
export const isClosed = (period: DayRange, today: Day): boolean => addDays(period.to, POLICY.closingDays) < today;

/** The newest quarter that is closed. */
export function latestClosedQuarter(today: Day): DayRange {
  const running = periodOf(today, 'QUARTER');
  const last = periodOf(addDays(running.from, -1), 'QUARTER');
  return isClosed(last, today) ? last : periodOf(addDays(last.from, -1), 'QUARTER');
}

/** Closed periods since the first day with ratings, oldest first. */
export function closedPeriods(firstDay: Day, today: Day, grain: PublishedGrain): DayRange[] {
  return periodsIn({ from: firstDay, to: today }, grain).filter((period) => isClosed(period, today));
}

/** The grain of a range that is exactly one published period; null otherwise. */
export function publishedGrainOf(range: DayRange): PublishedGrain | null {
  const grain = PUBLISHED_GRAINS.find((candidate) => {
    const period = periodOf(range.from, candidate);
    return period.from === range.from && period.to === range.to;
  });
  return grain ?? null;
}
