import type { Language } from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import { COMMENT_RECEIVED } from '../ratings/index.ts';
import { redactComment } from './redact.rules.ts';

/** Comments of one transaction: small enough to end within a fraction of a second. */
export const REDACTION_BATCH = 500;

interface PendingComment {
  outboxId: string;
  id: string;
  rawText: string;
  language: Language;
}

/**
 * Redacts comments that wait in the outbox, at most one batch, in one transaction with taking them off it. Several
 * processes may work at once: each passes over the comments that another holds. A comment that is redacted twice is
 * the same as one redacted once.
 * @returns number of comments that were redacted
 */
export function redactPending(pool: Pool, batch = REDACTION_BATCH): Promise<number> {
  return withRole(pool, 'otklik_worker', async (client) => {
    const { rows: pending } = await client.query<PendingComment>(
      `select waiting.id as "outboxId", comment.id, comment.raw_text as "rawText", comment.language
       from outbox waiting join comment on comment.id = (waiting.payload->>'commentId')::uuid
       where waiting.topic = $1 order by waiting.id limit $2 for update of comment skip locked`,
      [COMMENT_RECEIVED, batch],
    );
    const redacted = pending.map(({ rawText, language }) => redactComment(rawText, language));
    await client.query(
      `update comment set redacted_text = redacted.text, redactions = redacted.redactions
       from unnest($1::uuid[], $2::text[], $3::integer[]) as redacted (id, text, redactions)
       where comment.id = redacted.id`,
      [pending.map(({ id }) => id), redacted.map(({ text }) => text), redacted.map(({ redactions }) => redactions)],
    );
    await client.query('delete from outbox where id = any ($1::bigint[])', [pending.map(({ outboxId }) => outboxId)]);
    // Withdrawn or replaced while they waited: nothing is left to redact.
    if (pending.length < batch)
      await client.query(
        `delete from outbox waiting where topic = $1
           and not exists (select from comment where comment.id = (waiting.payload->>'commentId')::uuid)`,
        [COMMENT_RECEIVED],
      );
    return pending.length;
  });
}
