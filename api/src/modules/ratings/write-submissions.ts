import type { ClientBase, QueryConfig } from 'pg';
import { plainArray } from './array-literal.ts';
import type { Cells } from './cells.ts';
import { answerColumns, usedColumn } from './rating-columns.ts';
import type { Outcome, SubmitOperation } from './rating-operation.ts';
import { findEarlier, outcomeOf, type StoredSubmission } from './repeated-submissions.ts';
import { commentRows, storeComments } from './write-comments.ts';

/**
 * Stores a group of first submissions that belong to no case in one statement, which is its own transaction:
 * idempotency rows, ratings (whose trigger moves the tallies), comments and outbox. One round trip is all that
 * PostgreSQL is waited for. Ids that are already there give the answer they gave before, or a conflict. Submissions
 * are written in the order of their ids, so that several processes cannot deadlock.
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
  const cellIds = await cells.idsOf(
    client,
    operations.map((operation) => operation.cell),
  );
  const statement = storeStatement(operations, cellIds);
  onSent();
  const { rows } = await client.query<{ id: string }>(statement);
  const earlier =
    rows.length === 0
      ? new Map<string, StoredSubmission>()
      : await findEarlier(
          client,
          rows.map(({ id }) => id),
        );
  return operations.map((operation) => outcomeOf(operation, earlier.get(operation.id), false));
}

const NO_COMMENTS = '[]';

/** The statement that stores everything and gives the ids that were there before. */
function storeStatement(operations: readonly SubmitOperation[], cellIds: readonly number[]): QueryConfig {
  const answers = operations.map(answerColumns);
  const comments = operations.flatMap(commentRows);
  return {
    name: 'store-submissions',
    text: `with sent as materialized (
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::integer[], $6::date[], $7::uuid[],
          $8::uuid[], $9::smallint[], $10::smallint[], $11::smallint[], $12::smallint[], $13::text[], $14::text[])
          as s (id, content_hash, receipt_hash, rating_id, cell_id, day, subject_authority_id, touchpoint_authority_id,
            sat, ease, time, result, other_answers, used_service_ids)
      ), fresh as (
        insert into submission (id, content_hash, receipt_hash, rating_id)
        select id, decode(content_hash, 'hex'), decode(receipt_hash, 'hex'), rating_id from sent
        order by id on conflict (id) do nothing returning id, rating_id
      ), stored as (
        insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status,
          sat, ease, time, result, other_answers, used_service_ids)
        select rating_id, cell_id, day, subject_authority_id, touchpoint_authority_id, 'COUNTED',
          sat, ease, time, result, other_answers::jsonb, used_service_ids::uuid[]
        from sent where id in (select id from fresh)
      ), ${storeComments('$15', '"ratingId" in (select rating_id from fresh)')}
      select id from sent where id not in (select id from fresh)`,
    values: [
      plainArray(operations.map(({ id }) => id)),
      plainArray(operations.map(({ contentHash }) => contentHash)),
      plainArray(operations.map(({ receiptHash }) => receiptHash)),
      plainArray(operations.map(({ ratingId }) => ratingId)),
      plainArray(cellIds),
      plainArray(operations.map(({ day }) => day)),
      plainArray(operations.map(({ subjectAuthorityId }) => subjectAuthorityId)),
      plainArray(operations.map(({ touchpointAuthorityId }) => touchpointAuthorityId)),
      plainArray(answers.map(({ sat }) => sat)),
      plainArray(answers.map(({ ease }) => ease)),
      plainArray(answers.map(({ time }) => time)),
      plainArray(answers.map(({ result }) => result)),
      answers.map(({ other }) => other),
      operations.map(usedColumn),
      comments.length > 0 ? JSON.stringify(comments) : NO_COMMENTS,
    ],
  };
}
