import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { StartupError } from '../startup-error.ts';

/**
 * Roles that a transaction takes on, none of which can sign in. The reader sees the registry and what is published;
 * the acceptor writes ratings, comments and tallies; staff are bound to their authorities by row-level security; the
 * worker runs jobs. Their rights are granted by the migrations.
 */
export const WORKING_ROLES = ['otklik_reader', 'otklik_acceptor', 'otklik_staff', 'otklik_worker'] as const;

/**
 * Creates the working roles where they are missing and lets the login of this connection take them on. Roles belong
 * to the whole server, so databases beside each other share them; it may run any number of times, and at once.
 * @throws StartupError with the SQL for an administrator, when the login may not do that itself
 */
export async function prepareRoles(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; login: string }>(
    `select current_setting('server_version_num')::int as version, session_user as login`,
  );
  const { version, login } = rows[0]!;
  const refused: string[] = [];
  for (const role of WORKING_ROLES) {
    const create = `create role ${role} nologin nosuperuser nobypassrls`;
    const grant = grantStatement(role, client.escapeIdentifier(login), version);
    const { exists, mayTake, isMighty } = await readRole(client, role, version);
    if (isMighty) throw new StartupError(tooMighty(role));
    if (!exists && !(await tryStatement(client, create))) refused.push(create, grant);
    else if (!mayTake && !(await tryStatement(client, grant))) refused.push(grant);
  }
  if (refused.length === 0) return;
  throw new StartupError(
    `The login "${login}" may not create the roles Otklik works under: have a database administrator run\n` +
      refused.map((statement) => `  ${statement};`).join('\n'),
  );
}

/** True when the login is a superuser: its run-time connections start in a role, but whoever runs SQL could leave it. */
export async function isSuperuser(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = session_user',
  );
  return rows[0]!.rolsuper;
}

function grantStatement(role: string, login: string, version: number): string {
  // Before 16 every member may take a role on; since then that is an option of the grant.
  return `grant ${role} to ${login}${version >= 160_000 ? ' with set true, inherit false' : ''}`;
}

async function readRole(client: ClientBase, role: string, version: number) {
  const { rows } = await client.query<{ may_take: boolean; is_mighty: boolean }>(
    `select pg_has_role(session_user, oid, $2) as may_take, rolsuper or rolbypassrls as is_mighty
     from pg_roles where rolname = $1`,
    [role, version >= 160_000 ? 'SET' : 'MEMBER'],
  );
  return { exists: rows.length > 0, mayTake: rows[0]?.may_take ?? false, isMighty: rows[0]?.is_mighty ?? false };
}

const tooMighty = (role: string) =>
  `The role ${role} must neither be a superuser nor bypass row-level security: ` +
  `have a database administrator run ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS.`;

const MAY_NOT = '42501';
const ALREADY_THERE = ['42710', '23505'];
const INTERNAL = 'XX000';
const ATTEMPTS = 20;

/**
 * Runs a statement that starts on other databases of the server may be running too: no advisory lock reaches across
 * databases, so the loser of a race tries again.
 * @returns false when the login may not
 */
async function tryStatement(client: ClientBase, statement: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement);
      return true;
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      if (ALREADY_THERE.includes(code)) return true;
      if (code === MAY_NOT) return false;
      const isRace = code === INTERNAL && message.includes('concurrently updated');
      if (!isRace || attempt === ATTEMPTS) throw error;
      await pause(10 * attempt);
    }
  }
}
