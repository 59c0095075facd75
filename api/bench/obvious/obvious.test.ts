import { randomUUID } from 'node:crypto';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { type TestDatabase, testDatabase } from '../../test/postgres/test-database.ts';
import { storeRegistry, TOUCHPOINT } from '../ingest/registry.ts';
import { type ObviousServer, startObvious } from './start-obvious.ts';
import { createObviousTables } from './tables.ts';

let database: TestDatabase;
let server: ObviousServer;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await createObviousTables(client);
  const pool = createPool({ url: database.url, max: 1, name: 'test', statementTimeoutMs: 5_000 }, (error) => {
    throw error;
  });
  await storeRegistry(pool, ['one', 'two']);
  await pool.end();
  server = await startObvious(database.url, Buffer.alloc(32, 1));
});
afterAll(async () => {
  await server.close();
  await client.end();
  await database.drop();
});

const QUERY =
  'mutation($i:RatingSubmitInput!){ratingSubmit(input:$i){rating{id revision status receipt}userErrors{code message}}}';

async function submit(change: object = {}) {
  const input = {
    id: randomUUID(),
    touchpoint: TOUCHPOINT,
    subject: { service: 'one' },
    mode: 'WEB',
    language: 'RU',
    instrumentVersion: INSTRUMENT_VERSION,
    answers: [
      { item: 'SAT', value: 4 },
      { item: 'EASE', value: 2 },
      { item: 'RESULT', value: 1 },
    ],
    ...change,
  };
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { i: input } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { ratingSubmit: { rating: { receipt: string; status: string } | null; userErrors: { code: string }[] } };
    errors?: { message: string }[];
  };
  return { input, ...data?.ratingSubmit, errors };
}

test('what the obvious way acknowledges is stored once and tallied by day and by month, in both cells', async () => {
  const first = await submit();
  expect(first.userErrors).toEqual([]);
  expect(first.rating).toMatchObject({ status: 'COUNTED', receipt: expect.stringMatching(/^[0-9A-Z]{24}$/) });
  expect((await submit({ id: first.input.id })).rating).toEqual(first.rating);
  expect((await submit({ id: first.input.id, language: 'EN' })).userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_CONFLICT' },
  ]);
  await Promise.all(Array.from({ length: 30 }, () => submit()));
  const { rows } = await client.query(
    `select grain, sat_n4, ease_n2, time_n3, result_n1, sat_ease_n, sat_ease_ab, sat_time_n
     from obvious.core_tally where cell_id in
       (select id from obvious.cell where language = 'RU' union select subject_cell_id from obvious.cell)
     order by grain`,
  );
  const tally = { sat_n4: 31, ease_n2: 31, time_n3: 0, result_n1: 31, sat_ease_n: '31', sat_ease_ab: '248' };
  expect(rows).toMatchObject(['D', 'D', 'M', 'M'].map((grain) => ({ grain, ...tally, sat_time_n: '0' })));
});

test('the obvious way checks what it is sent', async () => {
  expect((await submit({ id: 'no-uuid' })).errors).toMatchObject([{ message: 'Argument Validation Error' }]);
  expect((await submit({ answers: [{ item: 'SAT', value: 9 }] })).errors).toHaveLength(1);
  expect((await submit({ subject: { service: 'three' } })).userErrors).toMatchObject([{ code: 'SUBJECT_UNKNOWN' }]);
  expect((await submit({ answers: [{ item: 'EASE', value: 1 }] })).userErrors).toMatchObject([
    { code: 'ANSWER_MISSING' },
  ]);
});
