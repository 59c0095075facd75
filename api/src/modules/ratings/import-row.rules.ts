import { COMMENT_QUESTIONS, LANGUAGES, MODES } from '@otklik/schema';
import { isDay } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import { isInstant } from '../../kernel/scalars.ts';
import { unknownFields } from './row-faults.rules.ts';
import type { CheckedSubmission, RawSubmission } from './submission.rules.ts';

type Row = Record<string, unknown>;

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'touchpoint',
  'subject',
  'mode',
  'language',
  'instrumentVersion',
  'segment',
  'answers',
  'comments',
  'mayQuote',
  'usedServices',
  'collectedAt',
  'caseHash',
  'invitation',
]);

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 4_000;
const isAbsent = (value: unknown) => value === undefined || value === null;

/**
 * The shape of one imported row. Rows come as plain JSON, so that a row that is badly formed rejects only itself;
 * the rules for what is in it are those of every submission.
 */
export function parseImportRow(row: Row): { raw: RawSubmission; faults: null } | { raw: null; faults: UserFault[] } {
  const faults = unknownFields(row, (field) => FIELDS.has(field));
  const invalid = (...path: string[]) =>
    faults.push({ code: 'FIELD_INVALID', path, params: { field: path.join('.') } });

  for (const field of ['id', 'touchpoint', 'mode', 'language', 'instrumentVersion'])
    if (isAbsent(row[field])) faults.push({ code: 'FIELD_MISSING', path: [field], params: { field } });
    else if (!isText(row[field])) invalid(field);
  for (const field of ['segment', 'collectedAt', 'caseHash', 'invitation'])
    if (!isAbsent(row[field]) && !isText(row[field])) invalid(field);
  if (isText(row.mode) && !Object.hasOwn(MODES, row.mode)) invalid('mode');
  if (isText(row.language) && !Object.hasOwn(LANGUAGES, row.language))
    faults.push({ code: 'LANGUAGE_UNKNOWN', path: ['language'] });
  if (isText(row.collectedAt) && !isDay(row.collectedAt) && !isInstant(row.collectedAt))
    faults.push({ code: 'DATE_INVALID', path: ['collectedAt'] });
  if (!isAbsent(row.mayQuote) && typeof row.mayQuote !== 'boolean') invalid('mayQuote');
  if (!isAbsent(row.usedServices) && !(Array.isArray(row.usedServices) && row.usedServices.every(isText)))
    invalid('usedServices');

  const answers = parseAnswers(row.answers, faults);
  const comments = parseComments(row.comments, faults);
  if (!isAbsent(row.subject) && !isSubject(row.subject)) invalid('subject');
  if (faults.length > 0) return { raw: null, faults };
  return { raw: { ...(row as unknown as RawSubmission), answers, comments }, faults: null };
}

/**
 * True for a rating that the key of a partner covers: given at a touchpoint of its authority or of one below, or about
 * what one of these answers for. Those are the ratings that staff of the authority may read.
 * @param authorityIds the authority of the key and all below it
 */
export const isWithinReach = (
  { touchpoint, subject }: Pick<CheckedSubmission, 'touchpoint' | 'subject'>,
  authorityIds: ReadonlySet<string>,
): boolean => authorityIds.has(touchpoint.authorityId) || authorityIds.has(subject.authorityId);

function isSubject(value: unknown): boolean {
  if (!isObject(value)) return false;
  const named = Object.entries(value).filter(([, reference]) => !isAbsent(reference));
  return (
    named.length === 1 &&
    named.every(([field, reference]) => ['service', 'lifeSituation', 'touchpoint'].includes(field) && isText(reference))
  );
}

/** Answers as a list of `{ item, value }` or as an object of values by item. */
function parseAnswers(value: unknown, faults: UserFault[]): { item: string; value: number }[] {
  const entries = isObject(value) ? Object.entries(value).map(([item, point]) => ({ item, value: point })) : value;
  if (isAbsent(entries)) {
    faults.push({ code: 'FIELD_MISSING', path: ['answers'], params: { field: 'answers' } });
    return [];
  }
  const isAnswer = (entry: unknown): entry is { item: string; value: number } =>
    isObject(entry) && isText(entry.item) && Number.isInteger(entry.value);
  if (Array.isArray(entries) && entries.length <= 30 && entries.every(isAnswer)) return entries;
  faults.push({ code: 'FIELD_INVALID', path: ['answers'], params: { field: 'answers' } });
  return [];
}

function parseComments(value: unknown, faults: UserFault[]): NonNullable<RawSubmission['comments']> {
  if (isAbsent(value)) return [];
  const isComment = (entry: unknown) =>
    isObject(entry) &&
    isText(entry.question) &&
    Object.hasOwn(COMMENT_QUESTIONS, entry.question) &&
    typeof entry.text === 'string';
  if (Array.isArray(value) && value.length <= 2 && value.every(isComment)) return value;
  faults.push({ code: 'FIELD_INVALID', path: ['comments'], params: { field: 'comments' } });
  return [];
}
