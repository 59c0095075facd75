import type { Item } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { plainArray } from './array-literal.ts';
import type { Cells } from './cells.ts';
import { type CommentRow, insertComments } from './write-comments.ts';
import type { Outcome, RatingState, SubmitOperation } from './rating-operation.ts';
import type { RatingContent } from './submission.rules.ts';

/** Answers as they lie in the columns of a rating. */
export interface AnswerColumns {
  sat: number;
  ease: number | null;
  time: number | null;
  result: number | null;
  /** Everything else as JSON, null when there is nothing else. */
  other: string | null;
}

const CORE: ReadonlySet<Item> = new Set(['SAT', 'EASE', 'TIME', 'RESULT']);

export function answerColumns({ answers }: RatingContent): AnswerColumns {
  const valueOf = (item: Item) => answers.find((answer) => answer.item === item)?.value ?? null;
  const other = answers.filter(({ item }) => !CORE.has(item));
  return {
    sat: valueOf('SAT')!,
    ease: valueOf('EASE'),
    time: valueOf('TIME'),
    result: valueOf('RESULT'),
    other: other.length > 0 ? JSON.stringify(Object.fromEntries(other.map(({ item, value }) => [item, value]))) : null,
  };
}

/** UUIDs as a PostgreSQL array, null when there are none. */
export const usedColumn = ({ usedServiceIds }: RatingContent): string | null =>
  usedServiceIds.length > 0 ? plainArray(usedServiceIds) : null;

interface StoredSubmission extends Omit<RatingState, 'submissionId'> {
  id: string;
  content_hash: Buffer;
  withdrawn: boolean;
}

/**
 * Stores a group of first submissions inside the transaction of `client`: idempotency rows, ratings (whose trigger
 * moves the tallies), comments and outbox. Ids that are already there give the answer they gave before, or a
 * conflict. Rows are written in the order of their keys, so that several processes cannot deadlock.
 */
export async function writeSubmissions(
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
  const isFresh = ({ operation }: { operation: SubmitOperation }) => fresh.has(operation.id);
  const earlier =
    fresh.size < operations.length
      ? await findEarlier(
          client,
          operations.filter(({ id }) => !fresh.has(id)).map(({ id }) => id),
        )
      : new Map<string, StoredSubmission>();
  const toStore = stored.filter(isFresh);
  const replaced = await replaceEarlierOfCase(client, toStore);
  if (toStore.length > 0) await insertRatings(client, toStore, replaced);
  await insertComments(client, toStore.flatMap(commentRows));
  return operations.map((operation): Outcome => {
    const before = earlier.get(operation.id);
    if (!before)
      return {
        kind: 'STORED',
        isRepeated: false,
        state: {
          submissionId: operation.id,
          revision: 0,
          status: replaced.has(operation.id) ? 'EXCLUDED' : 'COUNTED',
          statusReason: replaced.has(operation.id) ? 'DUPLICATE_CASE' : null,
          day: operation.day,
        },
      };
    if (before.withdrawn) return { kind: 'REFUSED', fault: { code: 'RATING_WITHDRAWN', path: ['id'] } };
    if (!before.content_hash.equals(operation.contentHash))
      return { kind: 'REFUSED', fault: { code: 'IDEMPOTENCY_CONFLICT', path: ['id'] } };
    const { revision, status, statusReason, day } = before;
    return {
      kind: 'STORED',
      isRepeated: true,
      state: { submissionId: operation.id, revision, status, statusReason, day },
    };
  });
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
      plainArray(operations.map(({ contentHash }) => contentHash.toString('hex'))),
      plainArray(operations.map(({ receiptHash }) => receiptHash.toString('hex'))),
      plainArray(operations.map(({ ratingId }) => ratingId)),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}

async function findEarlier(client: ClientBase, ids: readonly string[]): Promise<Map<string, StoredSubmission>> {
  const { rows } = await client.query<StoredSubmission>(
    `select s.id, s.content_hash, s.withdrawn_on is not null as withdrawn, r.revision, r.status,
       r.status_reason as "statusReason", r.day::text as day
     from submission s left join rating r on r.id = s.rating_id where s.id = any ($1::uuid[])`,
    [plainArray(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Of several ratings of one case the last is kept: earlier ones in the database are excluded, and so are all but
 * the last within this group. They are changed in an order of their own: a process that deadlocks over it tries again.
 * @returns ids of this group's submissions that a later one of the group replaces
 */
async function replaceEarlierOfCase(
  client: ClientBase,
  toStore: readonly { operation: SubmitOperation }[],
): Promise<Set<string>> {
  const replaced = new Set<string>();
  const lastOfCase = new Map<string, string>();
  for (const { operation } of toStore) {
    if (!operation.caseKey) continue;
    const key = operation.caseKey.toString('hex');
    const previous = lastOfCase.get(key);
    if (previous) replaced.add(previous);
    lastOfCase.set(key, operation.id);
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
      plainArray(rows.map(({ operation }) => operation.caseKey?.toString('hex') ?? null)),
      plainArray(answers.map(({ sat }) => sat)),
      plainArray(answers.map(({ ease }) => ease)),
      plainArray(answers.map(({ time }) => time)),
      plainArray(answers.map(({ result }) => result)),
      answers.map(({ other }) => other),
      rows.map(({ operation }) => usedColumn(operation)),
    ],
  });
}

const commentRows = ({ operation }: { operation: SubmitOperation }): CommentRow[] =>
  operation.comments.map(({ question, text }) => ({
    ratingId: operation.ratingId,
    question,
    text,
    mayQuote: operation.mayQuote,
    cell: operation.cell,
    subjectAuthorityId: operation.subjectAuthorityId,
    touchpointAuthorityId: operation.touchpointAuthorityId,
    day: operation.day,
    sat: answerColumns(operation).sat,
  }));
