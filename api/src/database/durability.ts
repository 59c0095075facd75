import type { ClientBase, Pool, QueryConfig } from 'pg';

/** Settings without which an acknowledged rating could be lost in a power cut. */
export const DURABILITY_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** Longest wait for the answer. */
const ANSWER_WITHIN_MS = 3_000;

/**
 * Names the durability settings that are off for this connection, or will be for the next one, wherever they were
 * switched off: server, database, role or session. Empty means that what is committed stays.
 */
export async function checkDurability(client: ClientBase | Pool): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>({
    text: `select name from pg_settings where name = any($1) and setting = 'off'
      union
      select split_part(change, '=', 1) from pg_db_role_setting s cross join unnest(s.setconfig) as change
      where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
        and s.setrole in (0, (select oid from pg_roles where rolname = session_user))
        and split_part(change, '=', 1) = any($1) and lower(split_part(change, '=', 2)) in ('off', 'false', 'no', '0')
      order by name`,
    values: [DURABILITY_SETTINGS],
    query_timeout: ANSWER_WITHIN_MS,
  } as QueryConfig);
  return rows.map((row) => row.name);
}
