import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './test-database.ts';

let mine: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [mine, other] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(() => Promise.all([mine.drop(), other.drop()]));

test('every test database has the schema and is nobody else’s', async () => {
  await query(mine.adminUrl, 'create table only_here ()');
  expect(await query(mine.url, `select to_regclass('rating') is not null as there`)).toEqual([{ there: true }]);
  expect(await query(other.url, `select to_regclass('only_here') as there`)).toEqual([{ there: null }]);
});

test('a dropped test database is gone although somebody is connected', async () => {
  const extra = await testDatabase({ empty: true });
  const client = new pg.Client({ connectionString: extra.url });
  const ended = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await extra.drop();
  await ended;
  await expect(query(extra.url, 'select')).rejects.toMatchObject({ code: '3D000' });
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
