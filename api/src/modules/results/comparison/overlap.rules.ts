import type { DayRange } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import type { FigureSubject } from '../figure-query.ts';

/** Which periods share a day with another of the list. */
export const overlappingPeriods = (periods: readonly DayRange[]): boolean[] =>
  periods.map((period, index) =>
    periods.some((other, place) => place !== index && period.from <= other.to && other.from <= period.to),
  );

/** Which subjects share ratings with another of the list: an authority with its services, and with those below it. */
export function overlappingSubjects(
  subjects: readonly FigureSubject[],
  directory: Pick<Directory, 'servicesWithin'>,
): boolean[] {
  // Only an authority stands for ratings of several subjects: without one, a repeated id is all that can overlap.
  const held = subjects.map(({ kind, id }) => (kind === 'AUTHORITY' ? directory.servicesWithin(id) : [id]));
  const times = new Map<string, number>();
  for (const ids of held) for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return held.map((ids) => ids.some((id) => times.get(id)! > 1));
}
