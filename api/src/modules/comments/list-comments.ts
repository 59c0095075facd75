import type { CommentQuestion } from '@otklik/schema';
import { type DayRange, isDay } from '../../kernel/calendar.ts';
import { type Connection, pageRequest, toConnection } from '../../kernel/connection.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { withTenant } from '../access/index.ts';
import type { SubjectEntry } from '../registry/index.ts';
import { type Comment, readComments } from './comment.ts';
import { canReadComments } from './readers.rules.ts';
import { thinInternalServices } from './thin-services.ts';

/** What comments are asked for by. Null and empty do not restrict. */
export interface CommentQuery {
  first: number;
  after: string | null;
  period: DayRange | null;
  question: CommentQuestion | null;
  /** Satisfaction of the rating, 1–5. */
  values: readonly number[];
  /** Of a touchpoint: only what is about itself. */
  isAboutItself?: boolean;
}

/**
 * Comments about a service or life situation, or left at a touchpoint whatever they are about, or about it as itself;
 * newest day first.
 * Empty for those who may not read comments. Of other authorities only what was left at the viewer's touchpoints.
 * @throws DomainError PAGE_SIZE, CURSOR_INVALID, VALUE_OUT_OF_RANGE
 */
export async function listComments(
  context: RequestContext,
  subject: SubjectEntry,
  { first, after, period, question, values, isAboutItself = false }: CommentQuery,
): Promise<Connection<Comment>> {
  const request = pageRequest(first, after);
  const cursor = request.after && placeOf(request.after);
  if (values.some((value) => value < 1 || value > 5))
    throw new DomainError({ code: 'VALUE_OUT_OF_RANGE', path: ['values'] });
  if (!canReadComments(context.viewer)) return toConnection<Comment>([], request, () => []);
  const place = {
    sql: subject.kind === 'TOUCHPOINT' && !isAboutItself ? 'touchpoint_id = ?::uuid' : 'subject_id = ?::uuid',
    values: [subject.id],
  };
  const rows = await withTenant(context, async (em) => {
    const hidden = await thinInternalServices(context, em, place, period);
    const conditions = [
      place,
      period && { sql: 'day between ?::date and ?::date', values: [period.from, period.to] },
      question && { sql: 'question = ?', values: [question] },
      values.length > 0 && { sql: `sat in (${values.map(() => '?').join(', ')})`, values },
      hidden.length > 0 && { sql: `subject_id not in (${hidden.map(() => '?::uuid').join(', ')})`, values: hidden },
      cursor && { sql: '(day, id) < (?::date, ?::uuid)', values: [cursor.day, cursor.id] },
    ].filter((condition) => condition !== null && condition !== false);
    return readComments(em, conditions, first + 1);
  });
  return toConnection(rows, request, ({ day, id }) => [day, id]);
}

function placeOf([day = '', id = '']: readonly string[]): { day: string; id: string } {
  if (!isDay(day) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new DomainError({ code: 'CURSOR_INVALID', path: ['after'] });
  return { day, id };
}
