import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import type { Partner } from '../../kernel/request-context.ts';
import { partnerKeyHash } from './partner-key-text.ts';

/** The partner a key was made for; null when it is malformed, unknown, expired or revoked. */
export async function findPartner(pool: Pool, key: string, now: Date): Promise<Partner | null> {
  const hash = partnerKeyHash(key);
  if (!hash) return null;
  return withRole(pool, 'otklik_worker', async (client) => {
    const { rows } = await client.query<Partner>(
      `select id as "keyId", authority_id as "authorityId", scopes from partner_key
       where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
      [hash, now],
    );
    return rows[0] ?? null;
  });
}
