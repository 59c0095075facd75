import type { ClientBase } from 'pg';
import { StartupError } from '../startup-error.ts';

/** Roles that a transaction takes on. None can log in, none passes row-level security. */
export const ROLES = ['otklik_reader', 'otklik_acceptor', 'otklik_staff', 'otklik_worker'] as const;

/** Roles belong to the cluster, not to the database: whoever makes them waits for the others. */
const ROLE_LOCK = 7_304_910;

/**
 * Makes sure that the roles exist and that the current login may take them on. May be called by several processes.
 * @throws StartupError with the statements a database administrator must run, when the login may not
 */
export async function prepareRoles(client: ClientBase): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [ROLE_LOCK]);
    for (const statement of await missingStatements(client)) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { code } = error as { code?: string };
    if (code !== '42501') throw error;
    const statements = (await missingStatements(client)).map((statement) => `  ${statement};`).join('\n');
    throw new StartupError(
      `The database login may not create the roles Otklik works under: let an administrator run\n${statements}`,
    );
  }
}

async function missingStatements(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; exists: boolean; usable: boolean; login: string }>(
    `select name, exists (select from pg_roles where rolname = name) as exists, quote_ident(session_user) as login,
       exists (select from pg_roles where rolname = name) and
         case when current_setting('server_version_num')::int >= 160000
           then pg_has_role(session_user, (select oid from pg_roles where rolname = name), 'SET')
           else pg_has_role(session_user, (select oid from pg_roles where rolname = name), 'MEMBER') end as usable
     from unnest($1::text[]) as name`,
    [ROLES],
  );
  return rows.flatMap(({ name, exists, usable, login }) => [
    ...(exists ? [] : [`create role ${name} nologin nosuperuser nobypassrls`]),
    ...(usable ? [] : [`grant ${name} to ${login}`]),
  ]);
}

/** True when the login is a superuser: its run-time connections still start as otklik_reader, but it should not be one. */
export async function isSuperuser(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = session_user',
  );
  return rows[0]!.rolsuper;
}
