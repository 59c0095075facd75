import {
  type Answer,
  BUILT_IN_INSTRUMENT,
  checkAnswers,
  checkComments,
  type CommentText,
  type Instrument,
  keptComments,
  type Language,
  levelOf,
  type Mode,
  sortedAnswers,
} from '@otklik/schema';
import { type Day, dayIn, daysBetween, isDay } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { isUuidV4 } from '../../kernel/ids.ts';
import { wellFormed } from '../../kernel/kept-text.ts';
import type { Instruments } from '../methodology/index.ts';
import type { Directory, SegmentEntry, SubjectEntry, TouchpointEntry } from '../registry/index.ts';

/** A rating as a client sends it, through whatever channel. References are global ids or slugs. */
export interface RawSubmission {
  id: string;
  touchpoint: string;
  subject?: { service?: string | null; lifeSituation?: string | null; touchpoint?: string | null } | null;
  mode: Mode;
  language: Language;
  instrumentVersion: string;
  segment?: string | null;
  answers: readonly { item: string; value: number }[];
  comments?: readonly CommentText[] | null;
  mayQuote?: boolean | null;
  usedServices?: readonly string[] | null;
  /** An instant with its offset; in an import also a bare day, which is that of the touchpoint (paper has no clock). */
  collectedAt?: string | null;
  /** Partners only: their own hash of the case, for telling a repeated rating of it. */
  caseHash?: string | null;
  /** Token of the invitation, of whatever form: it never refuses a rating. */
  invitation?: string | null;
}

/** The part of a rating that a revision replaces as a whole. */
export interface RatingContent {
  answers: Answer[];
  comments: CommentText[];
  mayQuote: boolean;
  usedServiceIds: string[];
}

/** A submission that passed every rule, with its references resolved. */
export interface CheckedSubmission extends RatingContent {
  id: string;
  subject: SubjectEntry;
  touchpoint: TouchpointEntry;
  mode: Mode;
  language: Language;
  instrumentVersion: string;
  segment: SegmentEntry | null;
  day: Day;
  /** As the client sent it. */
  collectedAt: string | null;
  caseHash: string | null;
  /** Token of the invitation it came with, unchecked. No part of the content: whoever knows a token must not find the rating by it. */
  invitation: string | null;
}

/** How far `collectedAt` may lie before receipt and still decide the day; partners may send older ratings. */
export const COLLECTED_DAYS_BEFORE = 30;
/** How far `collectedAt` may lie after receipt: clocks differ. */
export const COLLECTED_MINUTES_AFTER = 5;
/** Oldest day a partner may import, in days before receipt. */
export const IMPORTED_DAYS_BEFORE = 3_660;

/**
 * Faults that lie in what the registry has come to be, beside those of a subject that is there: the same submission may
 * have been stored before.
 */
const OF_THE_PRESENT: ReadonlySet<string> = new Set([
  'TOUCHPOINT_RETIRED',
  'MODE_NOT_ALLOWED',
  'INSTRUMENT_VERSION_UNKNOWN',
]);

/** Fewest and most characters of a partner's case hash. */
export const CASE_HASH = /^[\x21-\x7e]{16,128}$/;

/** What came of a check. */
export type Checked =
  | { submission: CheckedSubmission; faults: null }
  | { submission: null; faults: UserFault[]; before: CheckedSubmission | null };

/**
 * Checks a submission against the frozen instrument version and the registry.
 * @param instruments every version that was ever published: each is answered as it was asked
 * @param receivedAt when the server got it
 * @param isImport a partner's import: `collectedAt` may be older, and one out of range is refused, not ignored
 * @returns the checked submission, or every fault found. `before` is then what the submission would have been before
 *   something was retired or changed; null where it never could have been stored.
 */
export function checkSubmission(
  raw: RawSubmission,
  directory: Pick<Directory, 'find'>,
  instruments: Pick<Instruments, 'find'>,
  receivedAt: Date,
  { isImport = false } = {},
): Checked {
  const faults: UserFault[] = [];
  if (!isUuidV4(raw.id)) faults.push({ code: 'ID_NOT_RANDOM', path: ['id'] });
  const instrument = instruments.find(raw.instrumentVersion);
  if (!instrument) faults.push({ code: 'INSTRUMENT_VERSION_UNKNOWN', path: ['instrumentVersion'] });

  const touchpoint = directory.find('TOUCHPOINT', raw.touchpoint);
  if (!touchpoint) faults.push({ code: 'TOUCHPOINT_UNKNOWN', path: ['touchpoint'] });
  else if (touchpoint.isRetired) faults.push({ code: 'TOUCHPOINT_RETIRED', path: ['touchpoint'] });
  else if (!touchpoint.modes.includes(raw.mode)) faults.push({ code: 'MODE_NOT_ALLOWED', path: ['mode'] });

  const subject = namedSubject(raw, directory, touchpoint);
  const subjectFault = faultOfSubject(raw, subject);
  if (subjectFault) faults.push(subjectFault);
  const contentFaults = subject
    ? checkContent(instrument ?? BUILT_IN_INSTRUMENT, levelOf(subject), raw.mode, raw.answers, raw.comments ?? [])
    : [];
  // What nobody rates has no questionnaire either: of its content there is nothing to tell.
  if (subject && isRated(subject)) faults.push(...contentFaults);

  const segment = raw.segment ? directory.find('SEGMENT', raw.segment) : null;
  if (raw.segment && !segment) faults.push({ code: 'SEGMENT_UNKNOWN', path: ['segment'] });
  const audience = subject?.kind === 'SERVICE' ? subject.audience : null;
  if (segment && audience && segment.audience !== audience)
    faults.push({ code: 'SEGMENT_WRONG_AUDIENCE', path: ['segment'] });

  const usedServiceIds = usedServices(raw.usedServices ?? [], directory, faults);
  if (raw.caseHash && !CASE_HASH.test(raw.caseHash)) faults.push({ code: 'FIELD_INVALID', path: ['caseHash'] });
  const collectedAt = raw.collectedAt ? new Date(raw.collectedAt) : null;
  if (isImport && collectedAt) faults.push(...importedDateFaults(collectedAt, receivedAt));

  const isOfThePresent = (fault: UserFault) => fault === subjectFault || OF_THE_PRESENT.has(fault.code);
  if (!touchpoint || !subject || contentFaults.length > 0 || !faults.every(isOfThePresent))
    return { submission: null, faults, before: null };
  const submission = {
    id: raw.id.toLowerCase(),
    subject,
    touchpoint,
    mode: raw.mode,
    language: raw.language,
    instrumentVersion: raw.instrumentVersion,
    segment,
    day:
      isImport && isDay(raw.collectedAt ?? '')
        ? raw.collectedAt!
        : dayIn(touchpoint.timeZone, isImport && collectedAt ? collectedAt : decisiveInstant(collectedAt, receivedAt)),
    collectedAt: raw.collectedAt ?? null,
    caseHash: raw.caseHash ?? null,
    invitation: raw.invitation ?? null,
    ...contentOf(raw.answers, raw.comments ?? [], raw.mayQuote ?? false, usedServiceIds),
  };
  return faults.length === 0 ? { submission, faults: null } : { submission: null, faults, before: submission };
}

/** Answer and comment rules of a version of the instrument: the same for a first submission and for a revision. */
export function checkContent(
  instrument: Instrument,
  level: ReturnType<typeof levelOf>,
  mode: Mode,
  answers: readonly { item: string; value: number }[],
  comments: readonly CommentText[],
): UserFault[] {
  return [...checkAnswers(level, answers, { mode, instrument }), ...checkComments(comments)];
}

/** Answers and comments in the form in which they are stored and compared. */
export function contentOf(
  answers: readonly { item: string; value: number }[],
  comments: readonly CommentText[],
  mayQuote: boolean,
  usedServiceIds: readonly string[],
): RatingContent {
  return {
    answers: sortedAnswers(answers),
    comments: keptComments(comments)
      .map(({ question, text }) => ({ question, text: wellFormed(text) }))
      .toSorted((a, b) => (a.question < b.question ? -1 : 1)),
    mayQuote,
    usedServiceIds: [...usedServiceIds].toSorted(),
  };
}

/** Services of "which of these did you use": each must exist. Adds what is wrong to `faults`. */
export function usedServices(
  references: readonly string[],
  directory: Pick<Directory, 'find'>,
  faults: UserFault[],
): string[] {
  if (references.length > 50) faults.push({ code: 'FIELD_INVALID', path: ['usedServices'] });
  const ids = references.slice(0, 50).map((reference, index) => {
    const service = directory.find('SERVICE', reference);
    if (!service) faults.push({ code: 'SUBJECT_UNKNOWN', path: ['usedServices', String(index)] });
    return service?.id ?? '';
  });
  return [...new Set(ids)];
}

/** The subject that is named, as long as it can be rated; a fault otherwise. */
export function findSubject(...named: Parameters<typeof namedSubject>): SubjectEntry | UserFault {
  const found = namedSubject(...named);
  return faultOfSubject(named[0], found) ?? found!;
}

/** The subject that is named, else the touchpoint, whether they can be rated or not; null when there is none. */
function namedSubject(
  raw: Pick<RawSubmission, 'subject'>,
  directory: Pick<Directory, 'find'>,
  touchpoint: TouchpointEntry | null,
): SubjectEntry | null {
  const { service, lifeSituation, touchpoint: rated } = raw.subject ?? {};
  return service
    ? directory.find('SERVICE', service)
    : lifeSituation
      ? directory.find('LIFE_SITUATION', lifeSituation)
      : rated
        ? directory.find('TOUCHPOINT', rated)
        : touchpoint;
}

/** False for a touchpoint that people do not rate as itself, or no longer. */
const isRated = (subject: SubjectEntry): boolean => subject.kind !== 'TOUCHPOINT' || subject.ratedAsItself;

/** Why the subject that is named cannot be rated; null when it can. */
function faultOfSubject(raw: Pick<RawSubmission, 'subject'>, subject: SubjectEntry | null): UserFault | null {
  const path = ['subject'];
  if (!subject || !isRated(subject)) return { code: raw.subject ? 'SUBJECT_UNKNOWN' : 'SUBJECT_REQUIRED', path };
  return subject.isRetired ? { code: 'SUBJECT_RETIRED', path } : null;
}

/** `collectedAt` where it lies within its bounds, else receipt: the day of a rating is that of its collection. */
function decisiveInstant(collectedAt: Date | null, receivedAt: Date): Date {
  if (!collectedAt) return receivedAt;
  const minutesAfter = (collectedAt.getTime() - receivedAt.getTime()) / 60_000;
  return minutesAfter <= COLLECTED_MINUTES_AFTER && minutesAfter >= -COLLECTED_DAYS_BEFORE * 1_440
    ? collectedAt
    : receivedAt;
}

function importedDateFaults(collectedAt: Date, receivedAt: Date): UserFault[] {
  const path = ['collectedAt'];
  if (collectedAt.getTime() > receivedAt.getTime() + COLLECTED_MINUTES_AFTER * 60_000)
    return [{ code: 'DATE_IN_FUTURE', path }];
  const age = daysBetween(collectedAt.toISOString().slice(0, 10), receivedAt.toISOString().slice(0, 10));
  return age > IMPORTED_DAYS_BEFORE ? [{ code: 'DATE_TOO_OLD', path }] : [];
}
