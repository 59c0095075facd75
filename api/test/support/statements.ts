import pg from 'pg';

/** How many statements the connections of this process send while `work` runs. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  let sent = 0;
  client.query = function (this: pg.Client, ...args) {
    sent++;
    return query.apply(this, args);
  };
  try {
    await work();
    return sent;
  } finally {
    client.query = query;
  }
}
