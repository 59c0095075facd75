import { addDays, type DayRange } from '../../../kernel/calendar.ts';
import type { ParallelRun } from '../../methodology/index.ts';

/** Day of an instant in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The days of a run that its links are made of; null while none is over. */
export function wholeDays(
  { startedAt, endsAt }: Pick<ParallelRun, 'startedAt' | 'endsAt'>,
  now: Date,
): DayRange | null {
  // The day on which it began has answers of before; the last one ends with the run.
  const from = addDays(dayOf(startedAt), 1);
  const to = [addDays(dayOf(endsAt), -1), dayOf(now)].toSorted()[0]!;
  return from > to ? null : { from, to };
}
