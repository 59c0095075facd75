import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { createPool, withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { recount } from '../../src/modules/results/index.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { migrateToBefore } from '../support/migrate-to-before.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';

const NEW = 'M20261127_1301_driver_pairs';
let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase({ empty: true });
  pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 10_000 }, () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('ratings that were there before are in the new tallies as well', async () => {
  await migrateToBefore(database.url, NEW);
  const { ministry, lifeSituation, service, portal } = await storeSmallRegistry(pool);
  await withRole(pool, 'otklik_acceptor', async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `with coarse as (
         insert into cell (subject_kind, subject_id, source_class, instrument_version)
         values ('LIFE_SITUATION', $1, 'OPEN', '0.9.0') returning id
       )
       insert into cell (subject_cell_id, subject_kind, subject_id, source_class, instrument_version, touchpoint_id, mode, language)
       select id, 'LIFE_SITUATION', $1, 'OPEN', '0.9.0', $2, 'WEB', 'RU' from coarse returning id`,
      [lifeSituation, portal],
    );
    for (const [status, other] of [
      ['COUNTED', { ONE: 4, TRUST: 5, REPEAT: 2, INFO: 0 }],
      ['HELD', { ONE: 1, TRUST: 1 }],
    ] as const)
      await client.query(
        `insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, sat, ease, other_answers, used_service_ids)
         values ($1, $2, '2026-10-05', $3, $3, $4, 4, 3, $5, $6)`,
        [uuidV7(), rows[0]!.id, ministry, status, other, [service]],
      );
  });
  await migrate(database.url);
  expect(await recount(pool)).toEqual([]);
  const { rows } = await withRole(pool, 'otklik_staff', (client) =>
    client.query(`select item_a, item_b, n::int, ab::int from driver_pair_tally where level = 'S' order by 1, 2`),
  );
  expect(rows).toEqual([
    { item_a: 'EASE', item_b: 'ONE', n: 1, ab: 12 },
    { item_a: 'EASE', item_b: 'TRUST', n: 1, ab: 15 },
    { item_a: 'ONE', item_b: 'TRUST', n: 1, ab: 20 },
    { item_a: 'SAT', item_b: 'ONE', n: 1, ab: 16 },
    { item_a: 'SAT', item_b: 'TRUST', n: 1, ab: 20 },
  ]);
});
