import pg from 'pg';

/** Runs one statement over a connection of its own, which may be cut off. @returns its rows */
export async function queryOnce(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed tells its connections so; the query itself reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
