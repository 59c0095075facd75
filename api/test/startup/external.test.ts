import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDurability } from '../../src/database/durability.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { isSuperuser, prepareRoles, WORKING_ROLES } from '../../src/database/roles.ts';
import { onDatabase, type TestDatabase, testDatabase } from '../postgres/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: '/nowhere', log: quiet });

async function connected<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
  options = '',
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test('an external server is used as it is and goes on after we stop', async () => {
  const handle = await open(database.url);
  expect(handle).toMatchObject({ url: database.url, embedded: false });
  await handle.stop();
  await connected(database.url, (client) => client.query('select'));
});

test('an external server that cannot be used is named with what to do, without the password', async () => {
  const { host } = new URL(database.url);
  await expect(open(onDatabase(database.url, 'nothing'))).rejects.toThrow(
    `PostgreSQL at ${host} has no database "nothing": create it, or correct DATABASE_URL.`,
  );
  const stranger = new URL(database.url);
  stranger.password = 'guessed';
  await expect(open(stranger.href)).rejects.toThrow(
    `PostgreSQL at ${host} does not let "otklik" in: correct the user or the password in DATABASE_URL.`,
  );
  await expect(open('postgres://me:secret@127.0.0.1:1/db')).rejects.toThrow(
    'PostgreSQL at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.',
  );
});

test('preparing the roles again, and at once, changes nothing', async () => {
  await Promise.all(Array.from({ length: 8 }, () => connected(database.url, prepareRoles)));
  await connected(database.url, async (client) => {
    const { rows } = await client.query(
      `select rolname from pg_roles
       where rolname = any($1) and not (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
      [WORKING_ROLES],
    );
    expect(rows).toHaveLength(WORKING_ROLES.length);
  });
});

test.each(WORKING_ROLES)('the login takes on %s for a transaction and is no superuser then', async (role) => {
  await connected(database.url, async (client) => {
    await client.query(`begin; set local role ${role}`);
    const { rows } = await client.query(`select current_user as me, current_setting('is_superuser') as superuser`);
    expect(rows).toEqual([{ me: role, superuser: 'off' }]);
    await client.query('commit');
  });
});

test('a login that is a superuser is recognised, and gives it up by resting in a role', async () => {
  expect(await connected(database.url, isSuperuser)).toBe(false);
  expect(await connected(database.adminUrl, isSuperuser)).toBe(true);
  const show = async (client: pg.Client) => (await client.query('show is_superuser')).rows;
  expect(await connected(database.adminUrl, show, '-c role=otklik_reader')).toEqual([{ is_superuser: 'off' }]);
});

test('a login without the rights is told the SQL an administrator must run, and that SQL is enough', async () => {
  const login = `weak_${process.pid}`;
  const weak = new URL(database.url);
  weak.username = login;
  weak.password = 'weak';
  await connected(database.adminUrl, async (admin) => {
    await admin.query(`create role ${login} login password 'weak'`);
    const complaint = await connected(weak.href, prepareRoles).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(complaint).toContain(`The login "${login}" may not create the roles Otklik works under`);
    const statements = complaint.split('\n').slice(1);
    expect(statements).toHaveLength(WORKING_ROLES.length);
    for (const statement of statements) await admin.query(statement);
    await connected(weak.href, prepareRoles);
    await admin.query(`drop role ${login}`);
  });
});

test('durability that is switched off is named, wherever it was switched off', async () => {
  const { pathname } = new URL(database.url);
  // The test server itself runs with all three off.
  expect(await connected(database.url, checkDurability)).toEqual(['fsync', 'full_page_writes', 'synchronous_commit']);
  await connected(database.adminUrl, (admin) =>
    admin.query(`alter database ${pathname.slice(1)} set synchronous_commit = on`),
  );
  expect(await connected(database.url, checkDurability)).toEqual(['fsync', 'full_page_writes']);
});
