import type { ClientBase } from 'pg';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.ts';
import { plainArray } from './array-literal.ts';
import type { Cells } from './cells.ts';
import { useInvitations } from './invitations/use-invitations.ts';
import { answerColumns, usedColumn } from './rating-columns.ts';
import type { Outcome, SubmitOperation } from './rating-operation.ts';
import { findRepeated, outcomeOf, type StoredSubmission } from './repeated-submissions.ts';
import { submissionCells } from './submission-cells.ts';
import { commentRows, insertComments } from './write-comments.ts';

/**
 * Stores a group of first submissions that belong to cases inside the transaction of `client`. Of several ratings of
 * one case the last one counts, and the earlier ones must have been excluded before it can be stored: that takes a
 * statement for each step, and one process at a time. Only one of them moves tallies, so that their locks are taken in one go and in the order in
 * which every transaction takes them: submissions, invitations, ratings, tallies. With a second go, two processes could deadlock.
 */
export async function writeCases(
  client: ClientBase,
  cells: Cells,
  operations: readonly SubmitOperation[],
): Promise<Outcome[]> {
  const cellIds = await submissionCells(client, cells, operations);
  await client.query(`begin; set local role otklik_acceptor; select pg_advisory_xact_lock(${ADVISORY_LOCKS.cases})`);
  const fresh = await insertIds(client, operations);
  const earlier =
    fresh.size < operations.length
      ? await findRepeated(
          client,
          operations.filter(({ id }) => !fresh.has(id)).map(({ id }) => id),
        )
      : new Map<string, StoredSubmission>();
  const invited = await useInvitations(
    client,
    operations.filter(({ id }) => fresh.has(id)),
  );
  const toStore = operations.flatMap((operation, index) => {
    const cell = cellIds[index]!;
    const cellId = invited.has(operation.id) ? cell.invited! : cell.plain;
    return fresh.has(operation.id) ? [{ operation, cellId }] : [];
  });
  const lastOfCase = lastOfEachCase(toStore.map(({ operation }) => operation));
  const last = new Set(lastOfCase.values());
  const replaced = new Set(toStore.flatMap(({ operation }) => (last.has(operation) ? [] : [operation.id])));
  if (toStore.length > 0) {
    await insertRatings(client, toStore, replaced);
    await countLastOfCase(client, lastOfCase);
  }
  await insertComments(
    client,
    toStore.flatMap(({ operation }) => commentRows(operation)),
  );
  return operations.map((operation) =>
    outcomeOf(operation, earlier.get(operation.id), {
      isReplaced: replaced.has(operation.id),
      isInvited: invited.has(operation.id),
    }),
  );
}

async function insertIds(client: ClientBase, operations: readonly SubmitOperation[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'insert-submissions',
    text: `insert into submission (id, content_hash, receipt_hash, rating_id)
      select id, decode(content_hash, 'hex'), decode(receipt_hash, 'hex'), rating_id
      from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as s (id, content_hash, receipt_hash, rating_id)
      order by id on conflict do nothing returning id`,
    values: [
      plainArray(operations.map(({ id }) => id)),
      plainArray(operations.map(({ contentHash }) => contentHash)),
      plainArray(operations.map(({ receiptHash }) => receiptHash)),
      plainArray(operations.map(({ ratingId }) => ratingId)),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}

/** By case the operation that came last. */
const lastOfEachCase = (operations: readonly SubmitOperation[]): Map<string, SubmitOperation> =>
  new Map(operations.map((operation) => [operation.caseKey!, operation]));

/** Excludes the earlier ratings of each case in the database and counts its last one, whose row is there, uncounted. */
async function countLastOfCase(client: ClientBase, lastOfCase: ReadonlyMap<string, SubmitOperation>): Promise<void> {
  const newIds = plainArray([...lastOfCase.values()].map(({ ratingId }) => ratingId));
  const keys = plainArray([...lastOfCase.keys()]);
  const earlier = await client.query<{ id: string }>(
    `select id from rating
     where status <> 'EXCLUDED' and case_key in (select decode(key, 'hex') from unnest($1::text[]) as key)
     order by id for update`,
    [keys],
  );
  await client.query(
    `update rating set status = case when c.is_new then 'COUNTED' else 'EXCLUDED' end,
       status_reason = case when c.is_new then null else 'DUPLICATE_CASE' end
     from (select id, true from unnest($1::uuid[]) as id union all select id, false from unnest($2::uuid[]) as id)
       as c (id, is_new)
     where rating.id = c.id`,
    [newIds, plainArray(earlier.rows.map(({ id }) => id))],
  );
  await client.query(
    `update rating set case_key = decode(c.key, 'hex') from unnest($1::uuid[], $2::text[]) as c (id, key)
     where rating.id = c.id`,
    [newIds, keys],
  );
}

/** Stores the rows, none of them counted yet; only replaced ones have their case already, in which they are history. */
async function insertRatings(
  client: ClientBase,
  rows: readonly { operation: SubmitOperation; cellId: number }[],
  replaced: ReadonlySet<string>,
): Promise<void> {
  const answers = rows.map(({ operation }) => answerColumns(operation));
  await client.query({
    name: 'insert-ratings',
    text: `insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, status_reason,
        case_key, sat, ease, time, result, other_answers, used_service_ids)
      select id, cell_id, day, subject_authority_id, touchpoint_authority_id, 'EXCLUDED', 'DUPLICATE_CASE',
        case when is_replaced then decode(case_key, 'hex') end, sat, ease, time, result, other_answers::jsonb, used_service_ids::uuid[]
      from unnest($1::uuid[], $2::integer[], $3::date[], $4::uuid[], $5::uuid[], $6::boolean[], $7::text[],
        $8::smallint[], $9::smallint[], $10::smallint[], $11::smallint[], $12::text[], $13::text[])
        as r (id, cell_id, day, subject_authority_id, touchpoint_authority_id, is_replaced, case_key,
          sat, ease, time, result, other_answers, used_service_ids)`,
    values: [
      plainArray(rows.map(({ operation }) => operation.ratingId)),
      plainArray(rows.map(({ cellId }) => cellId)),
      plainArray(rows.map(({ operation }) => operation.day)),
      plainArray(rows.map(({ operation }) => operation.subjectAuthorityId)),
      plainArray(rows.map(({ operation }) => operation.touchpointAuthorityId)),
      plainArray(rows.map(({ operation }) => String(replaced.has(operation.id)))),
      plainArray(rows.map(({ operation }) => operation.caseKey)),
      plainArray(answers.map(({ sat }) => sat)),
      plainArray(answers.map(({ ease }) => ease)),
      plainArray(answers.map(({ time }) => time)),
      plainArray(answers.map(({ result }) => result)),
      answers.map(({ other }) => other),
      rows.map(({ operation }) => usedColumn(operation)),
    ],
  });
}
