import type { Pool } from 'pg';
import type { Partner } from '../../kernel/request-context.ts';

/**
 * The partner for whom the key with this hash was made; null when it is unknown, expired or revoked.
 * @param pool connections that rest in the role otklik_worker
 */
export async function findPartner(pool: Pool, hash: Buffer, now: Date): Promise<Partner | null> {
  const { rows } = await pool.query<Partner>(
    `select id as "keyId", authority_id as "authorityId", scopes from partner_key
     where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [hash, now],
  );
  return rows[0] ?? null;
}
