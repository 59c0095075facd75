import { type Day, type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import type { MonthLook } from '../month-memory.ts';
import { monthsIn } from '../month-sums.ts';
import type { MonthFlow } from './month-flow.ts';

/**
 * The months that a period is, from memory; null where it begins within one, one of them is not remembered, or the last
 * knows of days after it. Each is looked at, so that it is remembered the next time.
 */
export function rememberedFlow({ from, to }: DayRange, look: MonthLook): [Day, MonthFlow][] | null {
  if (startOfPeriod(from, 'MONTH') !== from) return null;
  const looked = monthsIn({ first: from, last: startOfPeriod(to, 'MONTH') }).map(
    (month) => [month, look.flow(month)] as const,
  );
  if (!looked.every((one): one is [Day, MonthFlow] => one[1] !== null)) return null;
  const last = looked.at(-1)?.[1];
  return to === periodOf(to, 'MONTH').to || !last || last.lastDay <= to ? looked : null;
}
