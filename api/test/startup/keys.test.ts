import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { secretsOf } from '../../src/secrets.ts';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';
import { startServerProcess } from '../several-processes/server-process.ts';

let database: TestDatabase;
let place: string;
beforeAll(async () => {
  database = await testDatabase();
  place = makeTemporaryPlace();
});
afterAll(async () => {
  rmSync(place, { recursive: true, force: true });
  await database.drop();
});

const asOwner = async (sql: string): Promise<object[]> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
};
beforeEach(() => asOwner('delete from installation_key'));

/** Keys that a server makes in a folder of this name. */
const keysIn = (folder: string) => secretsOf({ url: database.url, dataDir: join(place, folder) });
const OTHERS = /are not those of this database \(receiptKey\)/;

test('a database takes the keys of the first server, and no other ones', async () => {
  const first = await keysIn('first');
  expect(await keysIn('first')).toEqual(first);
  await expect(keysIn('second')).rejects.toThrow(OTHERS);
  await expect(keysIn('second')).rejects.toThrow(join(place, 'second', 'secrets.json'));
  expect(await keysIn('first')).toEqual(first);
});

test('of two servers with different keys that start in the same moment one starts', async () => {
  const starts = await Promise.allSettled([keysIn('third'), keysIn('fourth')]);
  expect(starts.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual(['fulfilled', 'rejected']);
});

test('who has said that the keys are lost goes on with new ones', async () => {
  await keysIn('first');
  await expect(keysIn('second')).rejects.toThrow(OTHERS);
  await asOwner('delete from installation_key');
  await keysIn('second');
  await expect(keysIn('first')).rejects.toThrow(OTHERS);
});

test('no key can be read in the database, and none of the roles of a request can look', async () => {
  const { receiptKey } = await keysIn('first');
  const kept = JSON.stringify(await asOwner(`select name, encode(fingerprint, 'hex') as hex from installation_key`));
  expect(kept).toContain('receiptKey');
  expect(kept).not.toContain(receiptKey.toString('hex'));
  expect(
    await asOwner(
      `select rolname from pg_roles where rolname like 'otklik\\_%'
         and has_table_privilege(rolname, 'installation_key', 'select, insert, update, delete')`,
    ),
  ).toEqual([]);
});

test('the built server says so and does not start', async () => {
  await keysIn('first');
  const file = join(place, 'mounted.json');
  writeFileSync(file, JSON.stringify({ receiptKey: Buffer.alloc(32, 9).toString('base64url') }), { mode: 0o600 });
  await expect(startServerProcess(database.url, file)).rejects.toThrow(OTHERS);
}, 60_000);
