import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';
import { asAdmin } from '../support/as-admin.ts';
import { storeRegistryWithPartner } from './partner.ts';
import { type ServerProcess, sharedSecrets, startServerProcess } from './server-process.ts';
import { anImport, aPerson, emptyJournal, type Journal } from './traffic.ts';

/** How long the traffic runs, and how much of it at once for each process. */
const TRAFFIC_MS = 5_000;
const PEOPLE = 12;
const IMPORTERS = 2;
/** Few, so that imports meet in them. */
const CASES = 40;

const secrets = sharedSecrets();
let database: TestDatabase;
let key: string;
beforeAll(async () => {
  database = await testDatabase();
  key = await storeRegistryWithPartner(database);
});
afterAll(async () => {
  secrets.remove();
  await database.drop();
});

/** Keeps people and partners busy at all processes until the time is up. */
async function traffic(servers: readonly ServerProcess[]): Promise<Journal> {
  const journal = emptyJournal();
  const origins = servers.map(({ origin }) => origin);
  const until = Date.now() + TRAFFIC_MS;
  const keepDoing = async (work: () => Promise<void>) => {
    while (Date.now() < until) await work();
  };
  await Promise.all([
    ...Array.from({ length: PEOPLE * servers.length }, () => keepDoing(() => aPerson(origins, journal))),
    ...Array.from({ length: IMPORTERS * servers.length }, () =>
      keepDoing(() => anImport(origins, key, CASES, journal)),
    ),
  ]);
  return journal;
}

const deadlocks = async () => {
  const [row] = await asAdmin<{ deadlocks: string }>(
    database,
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(row!.deadlocks);
};

/** What differs between what was acknowledged and what is stored. */
async function differences({ expected, casedIds }: Journal): Promise<string[]> {
  const stored = new Map(
    (
      await asAdmin<{ id: string; sat: number | null; ratings: number }>(
        database,
        `select s.id, r.sat, (select count(*)::int from rating where rating.id = s.rating_id) as ratings
         from submission s left join rating r on r.id = s.rating_id`,
      )
    ).map((row) => [row.id, row]),
  );
  const wrong: string[] = [];
  for (const [id, what] of expected) {
    const row = stored.get(id);
    const isRight = what.kind === 'WITHDRAWN' ? row?.ratings === 0 : row?.ratings === 1 && row.sat === what.sat;
    if (!isRight) wrong.push(`${id}: ${JSON.stringify(what)} is ${JSON.stringify(row)}`);
  }
  for (const id of casedIds) if (stored.get(id)?.ratings !== 1) wrong.push(`${id} of a case is missing`);
  return wrong;
}

describe.each([2, 4])('%i processes on one database', (count) => {
  test('store what is sent to several of them once, deadlock nowhere, and bend no tally', async () => {
    const before = await deadlocks();
    const servers = await Promise.all(
      Array.from({ length: count }, async () => {
        const server = await startServerProcess(database.url, secrets.file);
        onTestFinished(() => server.kill());
        return server;
      }),
    );
    const journal = await traffic(servers);
    await Promise.all(servers.map((server) => server.stop()));

    expect(journal.expected.size).toBeGreaterThan(100);
    expect(journal.cases.size).toBeGreaterThan(10);
    // Every import went to two processes: one of them stored each row, the other one found it.
    expect([journal.accepted, journal.repeated]).toEqual([journal.importedIds, journal.importedIds]);
    expect(await differences(journal)).toEqual([]);
    expect(
      await asAdmin(
        database,
        `select encode(case_key, 'hex') from rating where case_key is not null group by case_key
           having count(*) filter (where status = 'COUNTED') <> 1`,
      ),
    ).toEqual([]);
    const pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 30_000 }, () => undefined);
    expect(await recount(pool)).toEqual([]);
    await pool.end();
    expect((await deadlocks()) - before).toBe(0);
    expect(journal.busy.map(({ body }) => body)).toEqual([]);
    expect(servers.map((server) => server.output()).join('')).not.toMatch(/deadlock|unexpected error/);
  }, 90_000);
});
