import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { Offers } from '../../src/modules/ratings/offers.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { asAdmin } from '../support/as-admin.ts';
import { type SmallRegistry, storeSmallRegistry } from '../support/small-registry.ts';
import { FaultProxy, type Injection } from './fault-proxy.ts';

let database: TestDatabase;
let proxy: FaultProxy;
let pool: Pool;
let registry: SmallRegistry;
let offers: Offers;

beforeAll(async () => {
  database = await testDatabase();
  const before = await FaultProxy.before(database.url);
  proxy = before.proxy;
  pool = createPool({ url: before.url, max: 1, name: 'otklik', statementTimeoutMs: 1_000 }, () => undefined);
  registry = await storeSmallRegistry(pool);
});
afterAll(async () => {
  await pool.end();
  await proxy.close();
  await database.drop();
});
beforeEach(async () => {
  offers = new Offers(pool);
  await asAdmin(database, 'delete from offer_tally');
});

const show = (shown: number) =>
  offers.add({ day: '2026-11-22', touchpointId: registry.portal, subjectId: registry.service, mode: 'WEB', shown });

const counted = async (): Promise<number> => {
  const [row] = await asAdmin<{ shown: number }>(
    database,
    'select coalesce(sum(shown), 0)::integer as shown from offer_tally',
  );
  return row!.shown;
};

/** The statements of one flush, in their order. */
const [BEGIN, INSERT, COMMIT] = [1, 2, 3];

test.each<[string, number, Injection, number]>([
  ['the transaction could not begin', BEGIN, { kind: 'CUT_BEFORE' }, 5],
  ['the connection broke before the counts', INSERT, { kind: 'CUT_BEFORE' }, 5],
  ['the connection broke after the counts', INSERT, { kind: 'CUT_AFTER' }, 5],
  ['PostgreSQL refused the counts', INSERT, { kind: 'ERROR', sqlState: '53100' }, 5],
  ['the commit got lost', COMMIT, { kind: 'CUT_BEFORE' }, 0],
  ['the answer to the commit got lost', COMMIT, { kind: 'CUT_AFTER' }, 5],
])('%s: counts are there once, or lost where nobody knows', async (_, statement, what, there) => {
  show(5);
  proxy.injectAt(statement, what, 'otklik');
  await expect(offers.flush()).rejects.toBeInstanceOf(Error);
  expect(proxy.wasInjected()).toBe(true);
  await offers.flush();
  expect(await counted()).toBe(there);
  // What is shown afterwards is counted as ever.
  show(2);
  await offers.flush();
  expect(await counted()).toBe(there + 2);
});

test('while no connection can be had counts wait', async () => {
  show(5);
  proxy.line = { kind: 'RESET' };
  await expect(offers.flush()).rejects.toBeInstanceOf(Error);
  show(1);
  proxy.line = { kind: 'GOOD' };
  await offers.flush();
  expect(await counted()).toBe(6);
});
