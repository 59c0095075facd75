import type { Language, Mode } from '@otklik/schema';
import type { UserFault } from '../../../kernel/domain-error.ts';
import { isUuidV4 } from '../../../kernel/ids.ts';
import type { Directory, SegmentEntry, SubjectEntry, TouchpointEntry } from '../../registry/index.ts';
import { CASE_HASH, findSubject } from '../submission.rules.ts';

/** Most invitations of one call: by number, and by case (whose hashes, however long, fit into a body). */
export const INVITATIONS_AT_MOST = 1_000;
export const CASES_AT_MOST = 200;
/** Days for which an invitation may hold: as said, fewest and most. */
export const VALID_DAYS = { low: 1, high: 90 };

/** What a partner asks for. References are global ids or slugs. */
export interface IssueRequest {
  id: string;
  touchpoint: string;
  subject?: { service?: string | null; lifeSituation?: string | null; touchpoint?: string | null } | null;
  segment?: string | null;
  language: Language;
  mode: Mode;
  count?: number | null;
  cases?: readonly string[] | null;
  validDays: number;
}

/** What a partner asks for, with its references resolved. */
export interface CheckedRequest {
  id: string;
  touchpoint: TouchpointEntry;
  subject: SubjectEntry;
  segment: SegmentEntry | null;
  language: Language;
  mode: Mode;
  /** Case hashes, each once; null a place for an invitation without a case. */
  places: readonly (string | null)[];
  validDays: number;
}

/** Checks a request against the registry. @returns the checked request, or every fault found */
export function checkRequest(
  request: IssueRequest,
  directory: Pick<Directory, 'find'>,
): { checked: CheckedRequest; faults: null } | { checked: null; faults: UserFault[] } {
  const faults: UserFault[] = [];
  if (!isUuidV4(request.id)) faults.push({ code: 'ID_NOT_RANDOM', path: ['id'] });
  const touchpoint = directory.find('TOUCHPOINT', request.touchpoint);
  if (!touchpoint) faults.push({ code: 'TOUCHPOINT_UNKNOWN', path: ['touchpoint'] });
  else if (touchpoint.isRetired) faults.push({ code: 'TOUCHPOINT_RETIRED', path: ['touchpoint'] });
  else {
    if (touchpoint.maximumSourceClass !== 'RANDOM')
      faults.push({ code: 'INVITATIONS_NOT_TAKEN', path: ['touchpoint'] });
    if (!touchpoint.modes.includes(request.mode)) faults.push({ code: 'MODE_NOT_ALLOWED', path: ['mode'] });
  }
  const subject = findSubject(request, directory, touchpoint);
  if ('code' in subject) faults.push(subject);
  const segment = request.segment ? directory.find('SEGMENT', request.segment) : null;
  if (request.segment && !segment) faults.push({ code: 'SEGMENT_UNKNOWN', path: ['segment'] });
  else if (segment && 'audience' in subject && segment.audience !== subject.audience)
    faults.push({ code: 'SEGMENT_WRONG_AUDIENCE', path: ['segment'] });
  faults.push(...rangeFault(request.validDays, VALID_DAYS, 'validDays'), ...placeFaults(request));
  if (!touchpoint || 'code' in subject || faults.length > 0) return { checked: null, faults };
  const { language, mode, validDays, cases, count } = request;
  const places = cases ? [...new Set(cases)] : Array.from({ length: count ?? 0 }, () => null);
  const id = request.id.toLowerCase();
  return { checked: { id, touchpoint, subject, segment, language, mode, places, validDays }, faults: null };
}

function placeFaults({ count, cases }: IssueRequest): UserFault[] {
  if ((count == null) === (cases == null)) return [{ code: 'INVITATIONS_UNCLEAR', path: [] }];
  if (cases == null) return rangeFault(count!, { low: 1, high: INVITATIONS_AT_MOST }, 'count');
  if (cases.length < 1 || cases.length > CASES_AT_MOST)
    return rangeFault(cases.length, { low: 1, high: CASES_AT_MOST }, 'cases');
  return cases.flatMap((hash, index) =>
    CASE_HASH.test(hash) ? [] : [{ code: 'FIELD_INVALID' as const, path: ['cases', String(index)] }],
  );
}

const rangeFault = (value: number, range: { low: number; high: number }, field: string): UserFault[] =>
  value < range.low || value > range.high ? [{ code: 'COUNT_OUT_OF_RANGE', path: [field], params: range }] : [];
