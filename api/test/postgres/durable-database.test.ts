import { expect, onTestFinished, test } from 'vitest';
import { durableDatabase } from './durable-database.ts';
import { queryOnce } from './query-once.ts';

test('a durable database has the schema, and what it acknowledged is there after its server was killed', async () => {
  const database = await durableDatabase();
  onTestFinished(() => database.drop());
  const before = database.postmasterPid()!;
  await queryOnce(database.url, 'create table acknowledged as select count(*)::int as ratings from rating');
  process.kill(before, 'SIGKILL');
  await expect
    .poll(() => queryOnce(database.url, 'select ratings from acknowledged'), { timeout: 10_000 })
    .toEqual([{ ratings: 0 }]);
  expect(database.postmasterPid()).not.toBe(before);
});
