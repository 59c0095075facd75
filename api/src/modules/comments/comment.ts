import type { CommentQuestion, Language } from '@otklik/schema';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A redacted comment as staff may read it: the value behind the GraphQL type. */
export interface Comment {
  kind: 'COMMENT';
  id: string;
  text: string;
  question: CommentQuestion;
  /** Calendar day of the rating. The time is not kept. */
  day: string;
  language: Language;
  /** Satisfaction of the rating, 1–5. */
  value: number;
  touchpointId: string;
  subjectId: string;
  mayQuote: boolean;
  /** Something in it was masked. */
  redacted: boolean;
}

/**
 * Reads redacted comments that meet the conditions, newest day first. Those not yet redacted are not there.
 * @param em of `withTenant`: the database hides the comments of other authorities
 * @param conditions SQL with `?` for each of its values
 */
export function readComments(
  em: EntityManager,
  conditions: readonly { sql: string; values: readonly unknown[] }[],
  limit: number,
): Promise<Comment[]> {
  return em.execute<Comment[]>(
    `select 'COMMENT' as kind, id, redacted_text as text, question, day::text as day, language, sat as value,
       touchpoint_id as "touchpointId", subject_id as "subjectId", may_quote as "mayQuote",
       redactions > 0 as redacted
     from comment where redacted_text is not null${conditions.map(({ sql }) => ` and ${sql}`).join('')}
     order by day desc, id desc limit ?`,
    [...conditions.flatMap(({ values }) => values), limit],
  );
}
