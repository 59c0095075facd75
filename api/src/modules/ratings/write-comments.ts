import type { CommentQuestion } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { uuidV7 } from '../../kernel/ids.ts';
import type { CellKey } from './cells.ts';

/** A comment ready to be stored, with what staff may filter it by. */
export interface CommentRow {
  ratingId: string;
  question: CommentQuestion;
  text: string;
  mayQuote: boolean;
  cell: CellKey;
  subjectAuthorityId: string;
  touchpointAuthorityId: string;
  day: string;
  sat: number;
}

/** Topic of the outbox under which comments wait for redaction. Payload: `{ commentId }`. */
export const COMMENT_RECEIVED = 'COMMENT_RECEIVED';

/** Stores comments, unredacted, with an outbox row each, inside the transaction of `client`. */
export async function insertComments(client: ClientBase, comments: readonly CommentRow[]): Promise<void> {
  if (comments.length === 0) return;
  const rows = comments.map(({ cell, ...comment }) => ({
    ...comment,
    id: uuidV7(),
    language: cell.language,
    subjectKind: cell.subjectKind,
    subjectId: cell.subjectId,
    touchpointId: cell.touchpointId,
  }));
  await client.query(
    `with received as (
       insert into comment (id, rating_id, question, language, raw_text, may_quote, subject_kind, subject_id,
         touchpoint_id, subject_authority_id, touchpoint_authority_id, day, sat)
       select id, "ratingId", question, language, text, "mayQuote", "subjectKind", "subjectId", "touchpointId",
         "subjectAuthorityId", "touchpointAuthorityId", day, sat
       from jsonb_to_recordset($1::jsonb) as c (id uuid, "ratingId" uuid, question text, language text, text text,
         "mayQuote" boolean, "subjectKind" text, "subjectId" uuid, "touchpointId" uuid, "subjectAuthorityId" uuid,
         "touchpointAuthorityId" uuid, day date, sat smallint)
       returning id
     )
     insert into outbox (topic, payload) select '${COMMENT_RECEIVED}', jsonb_build_object('commentId', id) from received`,
    [JSON.stringify(rows)],
  );
}
