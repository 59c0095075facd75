import 'reflect-metadata';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@otklik/schema';
import { withTenant } from '../../src/modules/access/index.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { withRole } from '../../src/database/pool.ts';
import { World } from '../registry/world.ts';

/** Tables whose rows belong to an authority, and the text by which a row of agency A or B is known. */
const TABLES = {
  rating: 'subject_authority_id',
  comment: 'subject_authority_id',
  improvement: 'authority_id',
  report: 'authority_id',
  partner_key: 'authority_id',
  staff_account: 'authority_id',
  audit_entry: 'authority_id',
} as const;
const AGENCIES = ['agency-a', 'agency-b'] as const;

let world: World;
beforeAll(async () => {
  world = await World.start();
  for (const agency of AGENCIES) {
    const authority = world.ids[agency];
    const service = await world.aService(`service-of-${agency}`, agency);
    await world.aRating(service, await world.aTouchpoint(`desk-of-${agency}`, agency, [service]), authority);
    await withTenant(world.context(world.viewer('AUTHORITY_ADMIN', agency)), async (em) => {
      const text = JSON.stringify({ RU: agency, EN: agency });
      const improvement = uuidV7();
      await em.execute(
        `insert into improvement (id, authority_id, title, problem, measure, state) values (?, ?, ?::jsonb, ?::jsonb, 'SAT', 'PLANNED')`,
        [improvement, authority, text, text],
      );
      await em.execute(
        `insert into report (id, improvement_id, authority_id, slug, title, we_asked, you_said, we_did, did_it_help)
         values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb)`,
        [uuidV7(), improvement, authority, agency, text, text, text, text, text],
      );
      await em.execute(
        `insert into partner_key (id, authority_id, name, key_hash, scopes) values (?, ?, 'x', sha256(?::bytea), '{}')`,
        [uuidV7(), authority, agency],
      );
      await em.execute(
        `insert into staff_account (id, email, name, role, authority_id, password_hash) values (?, ?, 'x', 'ANALYST', ?, 'x')`,
        [uuidV7(), `${agency}@demo.example`, authority],
      );
      await em.execute(
        `insert into audit_entry (id, actor, authority_id, action, object_type, object_id) values (?, 'x', ?, 'x', 'x', ?)`,
        [uuidV7(), authority, uuidV7()],
      );
    });
  }
});
afterAll(() => world.stop());

/** Authorities whose rows the viewer sees in a table. */
async function seen(viewer: Viewer, table: keyof typeof TABLES): Promise<string[]> {
  const rows = await withTenant(world.context(viewer), (em) =>
    em.execute<{ slug: string }[]>(
      `select distinct authority.slug from ${table} t join authority on authority.id = t.${TABLES[table]} order by 1`,
    ),
  );
  return rows.map(({ slug }) => slug);
}

describe.each(Object.keys(TABLES) as (keyof typeof TABLES)[])('rows of %s', (table) => {
  test('are seen by staff of their own authority and of those above, and by no others', async () => {
    expect(await seen(world.viewer('ANALYST', 'agency-a'), table)).toEqual(['agency-a']);
    expect(await seen(world.viewer('ANALYST', 'agency-b'), table)).toEqual(['agency-b']);
    expect(await seen(world.viewer('ANALYST', 'ministry'), table)).toEqual(['agency-a', 'agency-b']);
    expect(await seen(world.viewer('AUTHORITY_ADMIN', 'other-top'), table)).toEqual([]);
    expect(await seen(world.viewer('PLATFORM_ADMIN', null), table)).toEqual(['agency-a', 'agency-b']);
  });

  test('are not seen as staff without naming the authorities', async () => {
    const { rows } = await withRole(world.pool, 'otklik_staff', (client) =>
      client.query(`select count(*)::int as n from ${table}`),
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('are not seen by the public', async () => {
    const read = world.pool.query(`select count(*)::int as n from ${table}`).then(({ rows }) => rows[0].n as number);
    expect(await read.catch((error: { code: string }) => error.code)).toSatisfy(
      (answer) => answer === '42501' || answer === 0,
    );
  });
});

test('staff write no row into an authority that is not theirs', async () => {
  const context = world.context(world.viewer('AUTHORITY_ADMIN', 'agency-a'));
  const write = withTenant(context, (em) =>
    em.execute(
      `insert into partner_key (id, authority_id, name, key_hash, scopes) values (?, ?, 'x', sha256('foreign'), '{}')`,
      [uuidV7(), world.ids['agency-b']],
    ),
  );
  await expect(write).rejects.toThrow('row-level security');
});

test('staff never read the raw text of a comment', async () => {
  const context = world.context(world.viewer('ANALYST', 'agency-a'));
  await expect(withTenant(context, (em) => em.execute('select raw_text from comment'))).rejects.toThrow(
    'permission denied',
  );
});

test('what a transaction of staff sets is gone from the connection after it', async () => {
  const orm = world.orm.em.fork();
  await withTenant(world.context(world.viewer('PLATFORM_ADMIN', null)), (em) => em.execute('select 1'));
  const [state] = await orm.execute(
    `select current_user::text as role, current_setting('app.authorities', true) as mine`,
  );
  expect(state).toMatchObject({ role: 'otklik_reader' });
  expect((state as { mine: string | null }).mine ?? '').toBe('');
});

test('each pool rests in the one role it needs', async () => {
  const roles = Object.entries(world.pools).map(async ([name, pool]: [string, pg.Pool]) => {
    const { rows } = await pool.query<{ role: string }>('select current_user::text as role');
    return [name, rows[0]!.role];
  });
  expect(Object.fromEntries(await Promise.all(roles))).toEqual({
    resting: 'otklik_reader',
    figures: 'otklik_staff',
    access: 'otklik_worker',
    acceptance: 'otklik_acceptor',
  });
});

test('connections for figures read tallies, no row of an authority, and write nothing', async () => {
  const { figures } = world.pools;
  for (const table of Object.keys(TABLES)) {
    const { rows } = await figures.query(`select count(*)::int as n from ${table}`);
    expect(rows, table).toEqual([{ n: 0 }]);
  }
  const { rows } = await figures.query(`select count(*)::int as n from core_tally where grain = 'D'`);
  expect(rows[0].n).toBeGreaterThan(0);
  for (const change of [`update service set stage = 'RETIRED'`, 'delete from report', 'create table t ()'])
    await expect(figures.query(change)).rejects.toThrow('read-only');
});

test('connections for access reach neither ratings nor tallies to change them', async () => {
  for (const text of ['select from rating', 'update core_tally set sat_n1 = 0', 'select from improvement'])
    await expect(world.pools.access.query(text)).rejects.toThrow('permission denied');
});

test('no connection at run time belongs to a superuser, or to one who steps over row-level security', async () => {
  for (const connection of [...Object.values(world.pools), world.owner] as pg.Pool[]) {
    const { rows } = await connection.query(
      `select rolname, rolsuper, rolbypassrls from pg_roles where rolname in (current_user, session_user) and (rolsuper or rolbypassrls)`,
    );
    expect(rows).toEqual([]);
  }
});

test('who is not signed in has no tenant', async () => {
  await expect(withTenant(world.context(null), (em) => em.execute('select 1'))).rejects.toThrow('NOT_SIGNED_IN');
});
