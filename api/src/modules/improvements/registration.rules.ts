import type { Day } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { POLICY } from '../../statistics/index.ts';
import type { Directory, ServiceEntry } from '../registry/index.ts';

/** A bound of cost: no decision of the method. */
const COMPARED_AT_MOST = 20;
/** Months compared on each side where nothing else was registered. */
export const WINDOW_BY_DEFAULT = POLICY.windowMonths.atLeast;

/**
 * True when all that is compared was written down, and last changed, no later than the day it starts. A start that had
 * passed when it was moved was not: what came after it could be seen.
 *
 * @see METHODOLOGY §2.8
 */
export const isBeforeStart = ({
  registrationAt,
  startsOn,
  startMovedLate,
}: {
  registrationAt: Date;
  startsOn: Day;
  startMovedLate: boolean;
}): boolean => !startMovedLate && registrationAt.toISOString().slice(0, 10) <= startsOn;

/** What is wrong with a window of so many months: fewer tell a season, more come too late. */
export const windowFaults = (windowMonths: number): UserFault[] =>
  windowMonths >= POLICY.windowMonths.atLeast && windowMonths <= POLICY.windowMonths.atMost
    ? []
    : [{ code: 'FIELD_INVALID', path: ['input', 'windowMonths'] }];

/**
 * The services to compare with, each once, and what is wrong: too many, unknown, treated themselves, or for employees,
 * whose figures are not weighted.
 * @param subjectIds UUIDs of those that get the improvement
 */
export function findComparison(
  directory: Directory,
  names: readonly string[],
  subjectIds: readonly string[],
): { serviceIds: string[]; faults: UserFault[] } {
  if (names.length > COMPARED_AT_MOST)
    return { serviceIds: [], faults: [{ code: 'FIELD_INVALID', path: ['input', 'comparison'] }] };
  const found = names.map((name) => directory.find('SERVICE', name));
  const isFit = ({ id, audience }: ServiceEntry) => audience !== 'INTERNAL' && !subjectIds.includes(id);
  return {
    serviceIds: [...new Set(found.flatMap((service) => (service ? [service.id] : [])))],
    faults: found.flatMap((service, index): UserFault[] => {
      const path = ['input', 'comparison', String(index)];
      if (!service) return [{ code: 'SUBJECT_UNKNOWN', path }];
      return isFit(service) ? [] : [{ code: 'FIELD_INVALID', path }];
    }),
  };
}
