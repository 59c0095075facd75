import type { ClientBase } from 'pg';
import { plainArray } from './array-literal.ts';
import type { Cells } from './cells.ts';
import { answerColumns, usedColumn } from './rating-columns.ts';
import type { Outcome, SubmitOperation } from './rating-operation.ts';
import { findEarlier, outcomeOf, type StoredSubmission } from './repeated-submissions.ts';
import { commentRows, insertComments } from './write-comments.ts';

/**
 * Stores a group of first submissions that belong to cases inside the transaction of `client`. Of several ratings of
 * one case the last one counts, and the earlier ones must have been excluded before it can be stored: that takes a
 * statement for each step.
 */
export async function writeCases(
  client: ClientBase,
  cells: Cells,
  operations: readonly SubmitOperation[],
): Promise<Outcome[]> {
  const cellIds = await cells.idsOf(
    client,
    operations.map((operation) => operation.cell),
  );
  await client.query('begin; set local role otklik_acceptor');
  const fresh = await insertIds(client, operations);
  const stored = operations.map((operation, index) => ({ operation, cellId: cellIds[index]! }));
  const earlier =
    fresh.size < operations.length
      ? await findEarlier(
          client,
          operations.filter(({ id }) => !fresh.has(id)).map(({ id }) => id),
        )
      : new Map<string, StoredSubmission>();
  const toStore = stored.filter(({ operation }) => fresh.has(operation.id));
  const replaced = await replaceEarlierOfCase(client, toStore);
  if (toStore.length > 0) await insertRatings(client, toStore, replaced);
  await insertComments(
    client,
    toStore.flatMap(({ operation }) => commentRows(operation)),
  );
  return operations.map((operation) => outcomeOf(operation, earlier.get(operation.id), replaced.has(operation.id)));
}

async function insertIds(client: ClientBase, operations: readonly SubmitOperation[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'insert-submissions',
    text: `insert into submission (id, content_hash, receipt_hash, rating_id)
      select id, decode(content_hash, 'hex'), decode(receipt_hash, 'hex'), rating_id
      from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as s (id, content_hash, receipt_hash, rating_id)
      order by id on conflict (id) do nothing returning id`,
    values: [
      plainArray(operations.map(({ id }) => id)),
      plainArray(operations.map(({ contentHash }) => contentHash)),
      plainArray(operations.map(({ receiptHash }) => receiptHash)),
      plainArray(operations.map(({ ratingId }) => ratingId)),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}

/**
 * Excludes the earlier ratings of each case in the database, and tells which ones of this group a later one of it
 * replaces. Ratings are changed in an order of their own: a process that deadlocks over it tries again.
 * @returns ids of the submissions that are replaced
 */
async function replaceEarlierOfCase(
  client: ClientBase,
  toStore: readonly { operation: SubmitOperation }[],
): Promise<Set<string>> {
  const replaced = new Set<string>();
  const lastOfCase = new Map<string, string>();
  for (const { operation } of toStore) {
    if (!operation.caseKey) continue;
    const previous = lastOfCase.get(operation.caseKey);
    if (previous) replaced.add(previous);
    lastOfCase.set(operation.caseKey, operation.id);
  }
  if (lastOfCase.size > 0)
    await client.query(
      `update rating set status = 'EXCLUDED', status_reason = 'DUPLICATE_CASE'
       where status <> 'EXCLUDED' and case_key in (select decode(key, 'hex') from unnest($1::text[]) as key)`,
      [plainArray([...lastOfCase.keys()])],
    );
  return replaced;
}

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
      select id, cell_id, day, subject_authority_id, touchpoint_authority_id,
        case when is_replaced then 'EXCLUDED' else 'COUNTED' end, case when is_replaced then 'DUPLICATE_CASE' end,
        decode(case_key, 'hex'), sat, ease, time, result, other_answers::jsonb, used_service_ids::uuid[]
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
