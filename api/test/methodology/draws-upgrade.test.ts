import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { readDrawCounts } from '../../src/modules/results/linking/draw-counts.repository.ts';
import { readChangedDays } from '../../src/modules/results/linking/draw-slices.repository.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { migrateToBefore } from '../support/migrate-to-before.ts';

const database = emptyDatabase();

test('what was counted of a run that has ended stays, and a run that goes on is counted again', async () => {
  await migrateToBefore(database.url, 'M20261130_1750_draws_are_counted_in_slices');
  const [ended, running, touchpoint] = [uuidV7(), uuidV7(), uuidV7()];
  const countedAt = new Date('2026-10-01T23:30:00Z');
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  // Past the keys that lead to versions of the instrument.
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into parallel_run (id, old_version, new_version, started_at, ends_at, started_by, ended_at, ended_by) values
       ($1, '1.0.0', '2.0.0', '2026-06-25', '2026-09-25', 'Ольга', '2026-10-02', 'Ольга'),
       ($2, '2.0.0', '3.0.0', '2026-10-02', '2027-01-02', 'Ольга', null, null)`,
    [ended, running],
  );
  await admin.query(
    `insert into parallel_run_draw (run_id, touchpoint_id, mode, answers, not_drawn, counted_at)
     values ($1, $3, 'WEB', 240, 1, $4), ($1, $3, 'APP', 6, 0, $4), ($2, $3, 'WEB', 9, 9, $4)`,
    [ended, running, touchpoint, countedAt],
  );
  await admin.end();
  await migrate(database.url);
  const counts = (id: string) => withRole(database.pool, 'otklik_staff', (client) => readDrawCounts(client, { id }));
  expect(await counts(ended)).toEqual({
    countedAt,
    counts: [
      { touchpointId: touchpoint, mode: 'WEB', answers: 240, notDrawn: 1, countedAt },
      { touchpointId: touchpoint, mode: 'APP', answers: 6, notDrawn: 0, countedAt },
    ],
  });
  expect(await counts(running)).toEqual({ countedAt: null, counts: [] });
});

test('days whose tallies are older than their versions are to be counted, those without ratings are not', async () => {
  await withRole(database.pool, 'otklik_worker', async (client) => {
    const days = { from: '2026-10-03', to: '2026-10-09' };
    expect(await readChangedDays(client, { id: uuidV7() }, days)).toEqual([]);
  });
  const run = uuidV7();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into core_tally select (jsonb_populate_record(null::core_tally,
       jsonb_object_agg(column_name, 0) || '{"level": "F", "grain": "D", "starts_on": "2026-10-05"}')).*
     from information_schema.columns where table_name = 'core_tally' and data_type in ('integer', 'bigint')`,
  );
  await admin.query(`insert into tally_version (grain, starts_on, shard, version) values ('D', '2026-10-07', 0, 3)`);
  await admin.query(`insert into parallel_run_day (run_id, day, version) values ($1, '2026-10-07', 3)`, [run]);
  await admin.end();
  await withRole(database.pool, 'otklik_worker', async (client) => {
    const days = { from: '2026-10-03', to: '2026-10-09' };
    expect(await readChangedDays(client, { id: run }, days)).toEqual(['2026-10-05']);
    expect(await readChangedDays(client, { id: uuidV7() }, days)).toEqual(['2026-10-05', '2026-10-07']);
  });
});
