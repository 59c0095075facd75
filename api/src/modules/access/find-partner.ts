import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Partner } from '../../kernel/request-context.ts';

/** The partner for whom the key with this hash was made; null when it is unknown, expired or revoked. */
export async function findPartner(pool: Pool, hash: Buffer, now: Date): Promise<Partner | null> {
  return withRole(pool, 'otklik_worker', async (client) => {
    const { rows } = await client.query<Partner>(
      `select id as "keyId", authority_id as "authorityId", scopes from partner_key
       where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
      [hash, now],
    );
    return rows[0] ?? null;
  });
}
