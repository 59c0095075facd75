import type { RatingStatus, StatusReason } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { UserFault } from '../../kernel/domain-error.ts';
import { plainArray } from './array-literal.ts';
import type { RatingReference } from './rating-operation.ts';

/** A submission and its rating, locked. The rating's part is null once it is withdrawn. */
export interface StoredRating {
  submissionId: string;
  /** Hashes are hexadecimal. */
  receiptHash: string;
  rating: {
    id: string;
    cellId: number;
    revision: number;
    revisionHash: string | null;
    status: RatingStatus;
    statusReason: StatusReason | null;
    day: string;
    subjectAuthorityId: string;
    touchpointAuthorityId: string;
  } | null;
}

/**
 * Finds and locks what the references name: submissions, then ratings, each in the order of their ids, which is the
 * order of every transaction. Gives a lookup; null: no such rating.
 * Locked first and read after: a statement that waits for a lock goes on with what it saw before, and a revision that
 * another process has just committed would be overlooked.
 */
export async function lockStored(
  client: ClientBase,
  references: readonly RatingReference[],
): Promise<(reference: RatingReference) => StoredRating | null> {
  const ids = references.flatMap(({ id }) => id ?? []);
  const hashes = references.flatMap(({ receiptHash }) => receiptHash ?? []);
  const locked = await client.query<{ id: string }>({
    name: 'lock-submissions',
    text: `select id from submission
      where id = any ($1::uuid[]) or receipt_hash = any (select decode(hash, 'hex') from unnest($2::text[]) as hash)
      order by id for update`,
    values: [plainArray(ids), plainArray(hashes)],
  });
  const { rows } = await client.query({
    name: 'find-locked-ratings',
    text: `with rating as materialized (
        select * from rating where id in (select rating_id from submission where id = any ($1::uuid[]))
        order by id for update
      )
      select s.id, encode(s.receipt_hash, 'hex') as receipt_hash, r.id as rating_id, r.cell_id,
        r.revision, encode(r.revision_hash, 'hex') as revision_hash, r.status,
        r.status_reason, r.day::text as day, r.subject_authority_id, r.touchpoint_authority_id
      from submission s left join rating r on r.id = s.rating_id where s.id = any ($1::uuid[])`,
    values: [plainArray(locked.rows.map(({ id }) => id))],
  });
  const stored = rows.map((row): StoredRating => ({
    submissionId: row.id,
    receiptHash: row.receipt_hash,
    rating: row.rating_id && {
      id: row.rating_id,
      cellId: row.cell_id,
      revision: row.revision,
      revisionHash: row.revision_hash,
      status: row.status,
      statusReason: row.status_reason,
      day: row.day,
      subjectAuthorityId: row.subject_authority_id,
      touchpointAuthorityId: row.touchpoint_authority_id,
    },
  }));
  const byId = new Map(stored.map((row) => [row.submissionId, row]));
  const byHash = new Map(stored.map((row) => [row.receiptHash, row]));
  return ({ id, receiptHash }) => (id ? byId.get(id) : byHash.get(receiptHash!)) ?? null;
}

/** Why a reference leads to no rating. */
export const missingFault = (stored: StoredRating | null): UserFault => ({
  code: stored ? 'RATING_WITHDRAWN' : 'RATING_NOT_FOUND',
  path: ['rating'],
});
