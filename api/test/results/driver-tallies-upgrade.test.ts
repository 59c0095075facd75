import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { createPool, withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { type DriverPair, readDriverPairs, recount } from '../../src/modules/results/index.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { migrateToBefore } from '../support/migrate-to-before.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';

const UPGRADES = ['M20261127_1301_driver_pairs', 'M20261128_1450_driver_sums_lie_by_cell'];
let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await testDatabase({ empty: true });
  pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 10_000 }, () => undefined);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

test.each(UPGRADES)('ratings that were there before %s are in the tallies after it', async (upgrade) => {
  await migrateToBefore(database.url, upgrade);
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
  expect(
    inOrder(
      await withRole(pool, 'otklik_staff', (client) =>
        readDriverPairs(client, {
          subjectIds: [lifeSituation],
          sourceClasses: ['OPEN'],
          months: { first: '2026-10-01', last: '2026-10-01' },
        }),
      ),
    ),
  ).toEqual([
    ['EASE', 'ONE', 1, 12],
    ['EASE', 'TRUST', 1, 15],
    ['ONE', 'TRUST', 1, 20],
    ['SAT', 'EASE', 1, 12],
    ['SAT', 'ONE', 1, 16],
    ['SAT', 'TRUST', 1, 20],
  ]);
});

const inOrder = (pairs: readonly DriverPair[]) =>
  pairs
    .map(({ itemA, itemB, n, sumAB }) => [itemA, itemB, n, sumAB])
    .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
