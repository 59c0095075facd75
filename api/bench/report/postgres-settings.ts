import type { Client } from 'pg';

/** Those that decide what a benchmark finds: durability first. */
const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers'];

/** Version of a PostgreSQL, and the settings that decide the result. */
export interface DescribedPostgres {
  version: string;
  settings: Record<string, string>;
}

/** @param client a fresh connection of the ordinary login: what it is told holds for those of the server */
export async function describePostgres(client: Client): Promise<DescribedPostgres> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [['server_version', ...SETTINGS]],
  );
  const { server_version: version = '', ...settings } = Object.fromEntries(
    rows.map(({ name, value }) => [name, value]),
  );
  return { version, settings };
}
