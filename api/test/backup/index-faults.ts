import pg from 'pg';

/** What amcheck found in the B-tree indexes of a database. */
export interface IndexCheck {
  checked: number;
  /** Index and what is wrong with it. */
  faults: string[];
}

/**
 * Checks every B-tree index of a database that nobody writes to, those of PostgreSQL's own tables as well: its order, its
 * uniqueness, that parents and children agree, and that every row of the table has its entry.
 * @param adminUrl connection string of the superuser
 */
export async function checkIndexes(adminUrl: string): Promise<IndexCheck> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('create extension if not exists amcheck');
    const { rows } = await client.query<{ oid: number; name: string }>(
      `select c.oid, c.oid::regclass::text as name
       from pg_class c join pg_am a on a.oid = c.relam join pg_index i on i.indexrelid = c.oid
       where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence <> 't' and i.indisvalid and i.indisready`,
    );
    const faults: string[] = [];
    for (const { oid, name } of rows)
      await client
        .query(
          'select bt_index_parent_check($1::oid, heapallindexed => true, rootdescend => true, checkunique => true)',
          [oid],
        )
        .catch((error: unknown) => faults.push(`${name}: ${(error as Error).message}`));
    return { checked: rows.length, faults };
  } finally {
    await client.end();
  }
}
