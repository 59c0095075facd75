import {
  type Answer,
  type Item,
  parseReceipt,
  type RatingStatus,
  type StatusReason,
  type SubjectKind,
} from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import { receiptHash } from './receipt-code.ts';

/** What a receipt leads to. `rating` is null once it has been withdrawn. */
export interface StoredReceipt {
  rating: {
    status: RatingStatus;
    statusReason: StatusReason | null;
    revision: number;
    day: string;
    subjectKind: SubjectKind;
    subjectId: string;
    touchpointId: string;
    instrumentVersion: string;
    answers: Answer[];
  } | null;
}

/**
 * Looks a receipt up. A code that cannot be a receipt is looked up all the same, so that the answer takes as long.
 * @returns null when there is no such receipt
 */
export async function findReceipt(pool: Pool, code: string): Promise<StoredReceipt | null> {
  const { rows } = await withRole(pool, 'otklik_acceptor', (client) =>
    client.query(
      `select r.id, r.status, r.status_reason, r.revision, r.day::text as day, r.sat, r.ease, r.time, r.result,
         r.other_answers, c.subject_kind, c.subject_id, c.touchpoint_id, c.instrument_version
       from submission s left join rating r on r.id = s.rating_id left join cell c on c.id = r.cell_id
       where s.receipt_hash = decode($1, 'hex')`,
      [receiptHash(parseReceipt(code) ?? '')],
    ),
  );
  const row = rows[0];
  if (!row) return null;
  if (!row.id) return { rating: null };
  const answers: [string, number | null][] = [
    ['SAT', row.sat],
    ['EASE', row.ease],
    ['TIME', row.time],
    ['RESULT', row.result],
    ...Object.entries((row.other_answers ?? {}) as Record<string, number>),
  ];
  return {
    rating: {
      status: row.status,
      statusReason: row.status_reason,
      revision: row.revision,
      day: row.day,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      touchpointId: row.touchpoint_id,
      instrumentVersion: row.instrument_version,
      answers: answers.flatMap(([item, value]) => (value === null ? [] : [{ item: item as Item, value }])),
    },
  };
}
