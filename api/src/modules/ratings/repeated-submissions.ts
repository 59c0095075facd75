import type { InvitationOutcome } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { plainArray } from './array-literal.ts';
import type { Outcome, RatingState, SubmitOperation } from './rating-operation.ts';

/** A submission that was stored before. */
export interface StoredSubmission extends Omit<RatingState, 'submissionId' | 'invitation'> {
  id: string;
  /** Hexadecimal. */
  contentHash: string;
  isWithdrawn: boolean;
  /** Its invitation was used. */
  isInvited: boolean;
}

/** What is stored under the ids, by id. */
export async function findEarlier(client: ClientBase, ids: readonly string[]): Promise<Map<string, StoredSubmission>> {
  const { rows } = await client.query<StoredSubmission>(
    `select s.id, encode(s.content_hash, 'hex') as "contentHash", s.withdrawn_on is not null as "isWithdrawn",
       r.revision, r.status, r.status_reason as "statusReason", r.day::text as day,
       c.source_class = 'RANDOM' as "isInvited"
     from submission s left join rating r on r.id = s.rating_id left join cell c on c.id = r.cell_id
     where s.id = any ($1::uuid[])`,
    [plainArray(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The same for ids that could not be inserted since they are there already. An insert gives way to any unique index, not
 * to that of the id alone: of two processes that store one submission in the same moment, the second may meet the receipt
 * of the first before its id.
 * @throws Error where one of them is not there: then something else than itself was in its way
 */
export async function findRepeated(client: ClientBase, ids: readonly string[]): Promise<Map<string, StoredSubmission>> {
  const found = await findEarlier(client, ids);
  for (const id of ids)
    if (!found.has(id)) throw new Error(`Submission ${id} was neither stored now nor before: its receipt is another's`);
  return found;
}

/**
 * What became of a submission. The same id with the same content gives the answer it gave before.
 * @param earlier what was stored under its id before; undefined when it is stored now
 * @param now what was done as it was stored now: a later rating of its case came with it; its invitation was used
 */
export function outcomeOf(
  operation: SubmitOperation,
  earlier: StoredSubmission | undefined,
  { isReplaced, isInvited }: { isReplaced: boolean; isInvited: boolean },
): Outcome {
  if (!earlier)
    return {
      kind: 'STORED',
      isRepeated: false,
      state: {
        submissionId: operation.id,
        revision: 0,
        status: isReplaced ? 'EXCLUDED' : 'COUNTED',
        statusReason: isReplaced ? 'DUPLICATE_CASE' : null,
        day: operation.day,
        invitation: invitationOutcome(operation, isInvited),
      },
    };
  if (earlier.isWithdrawn) return { kind: 'REFUSED', fault: { code: 'RATING_WITHDRAWN', path: ['id'] } };
  if (earlier.contentHash !== operation.contentHash)
    return { kind: 'REFUSED', fault: { code: 'IDEMPOTENCY_CONFLICT', path: ['id'] } };
  const { revision, status, statusReason, day } = earlier;
  return {
    kind: 'STORED',
    isRepeated: true,
    state: {
      submissionId: operation.id,
      revision,
      status,
      statusReason,
      day,
      invitation: invitationOutcome(operation, earlier.isInvited),
    },
  };
}

/**
 * What is told of an invitation. A rating that used it is told so whenever it is sent again, also when the invitation
 * has expired since.
 */
function invitationOutcome(
  { invitation }: Pick<SubmitOperation, 'invitation'>,
  isInvited: boolean,
): InvitationOutcome | null {
  if (!invitation) return null;
  if (isInvited) return 'ACCEPTED';
  return 'misfit' in invitation ? invitation.misfit : 'SPENT';
}
