import { expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { asAdmin } from '../support/as-admin.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { migrateToBefore } from '../support/migrate-to-before.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';

const database = emptyDatabase();

test('starts that were moved before are made good from the audit trail, others stay as they were', async () => {
  await migrateToBefore(database.url, 'M20261129_1540_a_start_is_registered');
  const { ministry } = await storeSmallRegistry(database.pool);
  const text = { RU: 'Починили', EN: 'Mended' };
  const [moved, kept] = [uuidV7(), uuidV7()];
  await withRole(database.pool, 'otklik_staff', async (client) => {
    await client.query(`select set_config('app.authorities', $1, true)`, [`{${ministry}}`]);
    for (const id of [moved, kept])
      await client.query(
        `insert into improvement (id, authority_id, title, problem, measure, state, starts_on, done_on, registered_at,
           registration_at)
         values ($1, $2, $3, $3, 'SAT', 'DONE', '2026-04-01', '2026-04-01', '2026-03-15', '2026-03-15')`,
        [id, ministry, text],
      );
    const changes = [
      [
        '2026-11-22T09:00:00Z',
        { startsOn: '2026-08-01', state: 'PLANNED' },
        { startsOn: '2026-04-01', state: 'PLANNED' },
      ],
      [
        '2026-11-22T10:00:00Z',
        { startsOn: '2026-04-01', state: 'STARTED' },
        { startsOn: '2026-04-01', state: 'DONE', doneOn: '2026-04-01' },
      ],
    ];
    for (const [at, before, after] of changes)
      await client.query(
        `insert into audit_entry (id, at, actor, authority_id, action, object_type, object_id, before, after)
         values ($1, $2, 'Ольга', $3, 'improvementChange', 'Improvement', $4, $5, $6)`,
        [uuidV7(), at, ministry, moved, before, after],
      );
  });
  await migrate(database.url);
  const rows = await asAdmin(
    database,
    `select id, registration_at, start_moved_late, done_recorded_at from improvement order by start_moved_late desc`,
  );
  expect(rows).toEqual([
    {
      id: moved,
      registration_at: new Date('2026-11-22T09:00:00Z'),
      start_moved_late: true,
      done_recorded_at: new Date('2026-11-22T10:00:00Z'),
    },
    { id: kept, registration_at: new Date('2026-03-15'), start_moved_late: false, done_recorded_at: null },
  ]);
});
