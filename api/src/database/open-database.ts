import pg from 'pg';
import { StartupError } from '../startup-error.ts';
import type { StartupLog } from '../startup-log.ts';
import { openEmbedded } from './embedded/open-embedded.ts';

/** A database that is up, and how to let go of it. */
export interface DatabaseHandle {
  /** Connection string of the login. Embedded: never a superuser. */
  url: string;
  /** True when this installation runs its own PostgreSQL; it is then restarted whenever it dies. */
  embedded: boolean;
  /** Stops the embedded PostgreSQL cleanly; does nothing to one that others run. */
  stop(): Promise<void>;
}

/** Where to find, or keep, the database. */
export interface OpenDatabaseOptions {
  /** An external PostgreSQL, 15 or newer; without it the embedded one is run in `dataDir`. */
  databaseUrl?: string | undefined;
  /** Folder of this installation. */
  dataDir: string;
  log: StartupLog;
  /** For commands beside a running server: use its PostgreSQL if it runs, else start it for the duration. */
  attach?: boolean;
}

/**
 * Brings the database up.
 * @throws StartupError with one sentence that says what to do, when it cannot
 */
export async function openDatabase({ databaseUrl, ...embedded }: OpenDatabaseOptions): Promise<DatabaseHandle> {
  if (!databaseUrl) return { embedded: true, ...(await openEmbedded(embedded)) };
  await checkExternal(databaseUrl);
  return { url: databaseUrl, embedded: false, stop: async () => undefined };
}

const OLDEST_VERSION = 15;
const CONNECT_PATIENCE_MS = 10_000;

async function checkExternal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_PATIENCE_MS });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    const version = rows[0]?.version ?? '';
    if (Number.parseInt(version, 10) < OLDEST_VERSION) {
      throw new StartupError(
        `DATABASE_URL leads to PostgreSQL ${version}: Otklik needs ${OLDEST_VERSION} or newer, so upgrade it or unset DATABASE_URL.`,
      );
    }
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(explain(error as Error & { code?: string }, url));
  } finally {
    await client.end();
  }
}

/** Says why the connection failed without repeating the password in the URL. */
function explain(error: Error & { code?: string }, url: string): string {
  const { host, pathname, username } = new URL(url);
  switch (error.code) {
    case '28P01':
    case '28000':
      return `PostgreSQL at ${host} does not let "${username}" in: correct the user or the password in DATABASE_URL.`;
    case '3D000':
      return `PostgreSQL at ${host} has no database "${pathname.slice(1)}": create it, or correct DATABASE_URL.`;
    default:
      return `PostgreSQL at ${host} cannot be reached (${error.code ?? error.message}): start it, or correct DATABASE_URL.`;
  }
}
