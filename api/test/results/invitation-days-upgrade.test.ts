import { expect, test } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { withRole } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { migrateToBefore } from '../support/migrate-to-before.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';

const NEW = 'M20261129_1550_invitations_are_counted_by_day';
const database = emptyDatabase();

test('invitations that were issued before are counted by their days too, and those that come later with them', async () => {
  await migrateToBefore(database.url, NEW);
  const { service, portal } = await storeSmallRegistry(database.pool);
  const issue = (tokens: readonly string[], day: string) =>
    withRole(database.pool, 'otklik_acceptor', (client) =>
      client.query(
        `insert into invitation (token_hash, subject_kind, subject_id, touchpoint_id, asked_mode, assigned_mode, issued_on, expires_on)
         select sha256(token::bytea), 'SERVICE', $2, $3, 'WEB', 'WEB', $4::date, $4::date + 14 from unnest($1::text[]) token`,
        [tokens, service, portal, day],
      ),
    );
  await issue(['a', 'b', 'c'], '2026-05-06');
  await issue(['d'], '2026-05-07');
  await migrate(database.url);
  await issue(['e', 'f'], '2026-05-07');
  const { rows } = await withRole(database.pool, 'otklik_staff', (client) =>
    client.query('select day::text, subject_id, touchpoint_id, issued::int from invitation_day_tally order by day'),
  );
  expect(rows).toEqual([
    { day: '2026-05-06', subject_id: service, touchpoint_id: portal, issued: 3 },
    { day: '2026-05-07', subject_id: service, touchpoint_id: portal, issued: 3 },
  ]);
  expect(await recount(database.pool)).toEqual([]);
});
