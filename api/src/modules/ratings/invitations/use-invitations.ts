import type { ClientBase } from 'pg';
import { plainArray } from '../array-literal.ts';
import type { SubmitOperation } from '../rating-operation.ts';

/**
 * Marks the invitations of fresh submissions as used, inside the transaction of `client`.
 * @returns ids of the submissions whose invitation nobody had used before
 */
export async function useInvitations(
  client: ClientBase,
  operations: readonly SubmitOperation[],
): Promise<ReadonlySet<string>> {
  /** By hash the submission that claims it: of several ratings of a case the last one counts. */
  const claims = new Map<string, string>();
  for (const { id, invitation } of operations)
    if (invitation && 'redemptionHash' in invitation) claims.set(invitation.redemptionHash, id);
  if (claims.size === 0) return new Set();
  const { rows } = await client.query<{ hash: string }>(
    `insert into invitation_redemption (redemption_hash)
     select decode(hash, 'hex') from unnest($1::text[]) as hash order by 1
     on conflict do nothing returning encode(redemption_hash, 'hex') as hash`,
    [plainArray([...claims.keys()])],
  );
  return new Set(rows.map(({ hash }) => claims.get(hash)!));
}
