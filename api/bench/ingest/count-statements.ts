import pg from 'pg';

/** Counts what all connections of this process send to PostgreSQL from now on, those of the ORM too. @returns how many so far */
export function countStatements(): () => number {
  let sent = 0;
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  client.query = function (this: pg.Client, ...args) {
    sent++;
    return query.apply(this, args);
  };
  return () => sent;
}
