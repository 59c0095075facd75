import type { CommentQuestion } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { uuidV7 } from '../../kernel/ids.ts';
import type { CellKey } from './cells.ts';
import { answerColumns } from './rating-columns.ts';
import type { SubmitOperation } from './rating-operation.ts';

/** A comment ready to be stored, with what staff may filter it by. */
export interface CommentRow {
  id: string;
  ratingId: string;
  question: CommentQuestion;
  text: string;
  mayQuote: boolean;
  language: CellKey['language'];
  subjectKind: CellKey['subjectKind'];
  subjectId: string;
  touchpointId: string;
  subjectAuthorityId: string;
  touchpointAuthorityId: string;
  day: string;
  sat: number;
}

/** Topic of the outbox under which comments wait for redaction. Payload: `{ commentId }`. */
export const COMMENT_RECEIVED = 'COMMENT_RECEIVED';

/** Fields of a comment in JSON, in the order of the columns they are stored in. */
const COMMENT_COLUMNS = `id, "ratingId", question, language, text, "mayQuote", "subjectKind", "subjectId",
  "touchpointId", "subjectAuthorityId", "touchpointAuthorityId", day, sat`;

/** The rows of a JSON parameter as a relation. */
const commentRecords = (parameter: string) => `jsonb_to_recordset(${parameter}::jsonb) as c (id uuid, "ratingId" uuid,
  question text, language text, text text, "mayQuote" boolean, "subjectKind" text, "subjectId" uuid,
  "touchpointId" uuid, "subjectAuthorityId" uuid, "touchpointAuthorityId" uuid, day date, sat smallint)`;

/**
 * Two common table expressions that store the comments in a JSON parameter, unredacted, with an outbox row each.
 * @param where which of them
 */
export const storeComments = (parameter: string, where = 'true'): string => `
  received as (
    insert into comment (id, rating_id, question, language, raw_text, may_quote, subject_kind, subject_id,
      touchpoint_id, subject_authority_id, touchpoint_authority_id, day, sat)
    select ${COMMENT_COLUMNS} from ${commentRecords(parameter)} where ${where}
    returning id
  ), noted as (
    insert into outbox (topic, payload)
    select '${COMMENT_RECEIVED}', jsonb_build_object('commentId', id) from received
  )`;

/** Stores comments inside the transaction of `client`. */
export async function insertComments(client: ClientBase, comments: readonly CommentRow[]): Promise<void> {
  if (comments.length === 0) return;
  await client.query(`with ${storeComments('$1')} select`, [JSON.stringify(comments)]);
}

/** What a comment takes from the cell of its rating. */
export const fromCell = ({ language, subjectKind, subjectId, touchpointId }: CellKey) => ({
  language,
  subjectKind,
  subjectId,
  touchpointId,
});

/** The comments of a submission. */
export const commentRows = (operation: SubmitOperation): CommentRow[] =>
  operation.comments.map(({ question, text }) => ({
    id: uuidV7(),
    ratingId: operation.ratingId,
    question,
    text,
    mayQuote: operation.mayQuote,
    ...fromCell(operation.cell),
    subjectAuthorityId: operation.subjectAuthorityId,
    touchpointAuthorityId: operation.touchpointAuthorityId,
    day: operation.day,
    sat: answerColumns(operation).sat,
  }));
