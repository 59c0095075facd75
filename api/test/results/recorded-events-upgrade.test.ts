import { expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { migrateToBefore } from '../support/migrate-to-before.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';

const NEW = 'M20261127_1350_recorded_events';
const database = emptyDatabase();

test('improvements that were done before are noted as well, and still nobody else sees the improvements', async () => {
  await migrateToBefore(database.url, NEW);
  const { ministry, service } = await storeSmallRegistry(database.pool);
  const text = { RU: 'Починили', EN: 'Mended' };
  const done = uuidV7();
  await withRole(database.pool, 'otklik_staff', async (client) => {
    await client.query(`select set_config('app.authorities', $1, true)`, [`{${ministry}}`]);
    for (const [id, state, day] of [
      [done, 'DONE', '2026-05-06'],
      [uuidV7(), 'STARTED', null],
    ]) {
      await client.query(
        `insert into improvement (id, authority_id, title, problem, measure, state, starts_on, done_on)
         values ($1, $2, $3, $3, 'SAT', $4, '2026-05-01', $5)`,
        [id, ministry, text, state, day],
      );
      await client.query(
        `insert into improvement_subject (improvement_id, subject_kind, subject_id) values ($1, 'SERVICE', $2)`,
        [id, service],
      );
    }
  });
  await migrate(database.url);
  const asStaffOfNobody = (sql: string) =>
    withRole(database.pool, 'otklik_staff', async (client) => (await client.query(sql)).rows);
  expect(await asStaffOfNobody('select kind, subject_id, day::text, title, improvement_id from trend_event')).toEqual([
    { kind: 'IMPROVEMENT', subject_id: service, day: '2026-05-06', title: text, improvement_id: done },
  ]);
  expect(await asStaffOfNobody('select id from improvement')).toEqual([]);
});
