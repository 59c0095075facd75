import type { ClientBase, QueryConfig } from 'pg';
import { plainArray } from './array-literal.ts';
import type { Cells } from './cells.ts';
import { answerColumns, usedColumn } from './rating-columns.ts';
import type { Outcome, SubmitOperation } from './rating-operation.ts';
import { findRepeated, outcomeOf, type StoredSubmission } from './repeated-submissions.ts';
import { type SubmissionCells, submissionCells } from './submission-cells.ts';
import { commentRows, storeComments } from './write-comments.ts';

/**
 * Stores a group of first submissions that belong to no case in one statement, which is its own transaction:
 * idempotency rows, ratings (whose trigger moves the tallies), comments and outbox. One round trip is all that
 * PostgreSQL is waited for. Ids that are already there give the answer they gave before, or a conflict. An invitation is
 * used by the first submission that brings it; another one is stored without it. Submissions are written in the order of
 * their ids, and invitations after them in that of their hashes, so that several processes cannot deadlock.
 * @param client rests in the role of the acceptor
 * @param onSent called when the statement is about to be sent: from then on an error without an answer of PostgreSQL
 *   leaves the outcome unknown
 */
export async function writeSubmissions(
  client: ClientBase,
  cells: Cells,
  operations: readonly SubmitOperation[],
  onSent: () => void,
): Promise<Outcome[]> {
  const cellIds = await submissionCells(client, cells, operations);
  const statement = storeStatement(operations, cellIds);
  onSent();
  const { rows } = await client.query<{ id: string; is_invited: boolean }>(statement);
  const invited = new Set(rows.filter((row) => row.is_invited).map(({ id }) => id));
  const repeated = rows.filter((row) => !row.is_invited).map(({ id }) => id);
  const earlier = repeated.length === 0 ? new Map<string, StoredSubmission>() : await findRepeated(client, repeated);
  return operations.map((operation) =>
    outcomeOf(operation, earlier.get(operation.id), { isReplaced: false, isInvited: invited.has(operation.id) }),
  );
}

const NO_COMMENTS = '[]';

/** Of each submission, in a group where some are invited: the hash that marks its invitation as used, and its cell then. */
const INVITED_PARAMETERS = ', $15::text[], $16::integer[]';
const INVITED_COLUMNS = ', redemption_hash, invited_cell_id';

/** Marks invitations of fresh submissions as used; `invited` are the submissions that were the first. */
const USE_INVITATIONS = `
      claim as (
        select distinct on (redemption_hash) id, decode(redemption_hash, 'hex') as hash from sent
        where redemption_hash is not null and id in (select id from fresh)
        order by redemption_hash, id
      ), used as (
        insert into invitation_redemption (redemption_hash) select hash from claim order by hash
        on conflict do nothing returning redemption_hash
      ), invited as (
        select id from claim where hash in (select redemption_hash from used)
      ),`;

/**
 * The statement that stores everything and gives the ids that were there before, and of the fresh ones those whose
 * invitation was used. A group without invitations pays nothing for them.
 */
function storeStatement(operations: readonly SubmitOperation[], cells: readonly SubmissionCells[]): QueryConfig {
  const hasInvited = cells.some(({ invited }) => invited !== null);
  const answers = operations.map(answerColumns);
  const comments = operations.flatMap(commentRows);
  return {
    name: hasInvited ? 'store-invited-submissions' : 'store-submissions',
    text: `with sent as materialized (
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::integer[], $6::date[], $7::uuid[],
          $8::uuid[], $9::smallint[], $10::smallint[], $11::smallint[], $12::smallint[], $13::text[], $14::text[]${
            hasInvited ? INVITED_PARAMETERS : ''
          })
          as s (id, content_hash, receipt_hash, rating_id, cell_id, day, subject_authority_id, touchpoint_authority_id,
            sat, ease, time, result, other_answers, used_service_ids${hasInvited ? INVITED_COLUMNS : ''})
      ), fresh as (
        insert into submission (id, content_hash, receipt_hash, rating_id)
        select id, decode(content_hash, 'hex'), decode(receipt_hash, 'hex'), rating_id from sent
        order by id on conflict do nothing returning id, rating_id
      ),${hasInvited ? USE_INVITATIONS : ''} stored as (
        insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status,
          sat, ease, time, result, other_answers, used_service_ids)
        select rating_id, ${
          hasInvited ? 'case when id in (select id from invited) then invited_cell_id else cell_id end' : 'cell_id'
        }, day, subject_authority_id, touchpoint_authority_id, 'COUNTED',
          sat, ease, time, result, other_answers::jsonb, used_service_ids::uuid[]
        from sent where id in (select id from fresh)
      ), ${storeComments(hasInvited ? '$17' : '$15', '"ratingId" in (select rating_id from fresh)')}
      select id, false as is_invited from sent where id not in (select id from fresh)
      ${hasInvited ? 'union all select id, true from invited' : ''}`,
    values: [
      plainArray(operations.map(({ id }) => id)),
      plainArray(operations.map(({ contentHash }) => contentHash)),
      plainArray(operations.map(({ receiptHash }) => receiptHash)),
      plainArray(operations.map(({ ratingId }) => ratingId)),
      plainArray(cells.map(({ plain }) => plain)),
      plainArray(operations.map(({ day }) => day)),
      plainArray(operations.map(({ subjectAuthorityId }) => subjectAuthorityId)),
      plainArray(operations.map(({ touchpointAuthorityId }) => touchpointAuthorityId)),
      plainArray(answers.map(({ sat }) => sat)),
      plainArray(answers.map(({ ease }) => ease)),
      plainArray(answers.map(({ time }) => time)),
      plainArray(answers.map(({ result }) => result)),
      answers.map(({ other }) => other),
      operations.map(usedColumn),
      ...(hasInvited
        ? [plainArray(operations.map(redemptionHash)), plainArray(cells.map(({ invited }) => invited))]
        : []),
      comments.length > 0 ? JSON.stringify(comments) : NO_COMMENTS,
    ],
  };
}

const redemptionHash = ({ invitation }: SubmitOperation): string | null =>
  invitation && 'redemptionHash' in invitation ? invitation.redemptionHash : null;
