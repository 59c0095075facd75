import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { durableDatabase } from './durable-database.ts';

test('a durable database has the schema, and what it acknowledged is there after its server was killed', async () => {
  const database = await durableDatabase();
  onTestFinished(() => database.drop());
  const before = database.postmasterPid()!;
  await query(database.url, 'create table acknowledged as select count(*)::int as ratings from rating');
  process.kill(before, 'SIGKILL');
  await expect
    .poll(() => query(database.url, 'select ratings from acknowledged'), { timeout: 10_000 })
    .toEqual([{ ratings: 0 }]);
  expect(database.postmasterPid()).not.toBe(before);
});

async function query(url: string, statement: string): Promise<unknown[]> {
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
