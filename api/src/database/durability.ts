import type { ClientBase, Pool } from 'pg';

/** Settings without which an acknowledged rating could be lost in a power cut. */
export const DURABILITY_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/**
 * Names the durability settings that are off for this connection, wherever they were switched off: server, database,
 * role or session. Empty means that what is committed stays.
 */
export async function checkDurability(client: ClientBase | Pool): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings where name = any($1) and setting = 'off' order by name`,
    [DURABILITY_SETTINGS],
  );
  return rows.map((row) => row.name);
}
