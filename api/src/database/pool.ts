import pg from 'pg';
import { Connections } from './connections.ts';

/** Role every run-time connection starts in: it reads the registry and what is published, and nothing else. */
export const RESTING_ROLE = 'otklik_reader';

// PostgreSQL's `date` is a calendar day: keep it as text, or the driver would make it an instant of some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface PoolOptions {
  url: string;
  /** Most connections at once. */
  max: number;
  /** Named in `pg_stat_activity`. */
  name: string;
  /** Longest statement, in milliseconds; 0: no limit. */
  statementTimeoutMs: number;
  /** Role in which its connections rest; the resting role of all where none is named. */
  role?: Role | typeof RESTING_ROLE;
  /** Its connections write nothing. */
  isReadOnly?: boolean;
}

/** PostgreSQL ends a statement that is out of time by itself: a server that has not done so by then is silent. */
const SILENT_AFTER_MS = 500;
/** How long a rollback may take; a server that lives answers at once. */
const ROLLBACK_WITHIN_MS = 1_000;

/**
 * True for an error that says that the server was silent for longer than it may. What the statement did is unknown,
 * and its connection is of no use any more.
 */
export const isSilence = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/**
 * A pool of run-time connections. They start in the resting role; whoever needs more takes a role for one
 * transaction (`set local role`), or has a pool of its own that rests in the one role it needs: a statement is then one
 * round trip instead of three. A connection that breaks while idle is dropped and replaced on demand. After a
 * statement without an answer all connections to the database are dropped that were there before it.
 */
export function createPool(
  { url, max, name, statementTimeoutMs, role = RESTING_ROLE, isReadOnly = false }: PoolOptions,
  onError: (error: Error) => void,
): pg.Pool {
  const connections = Connections.to(url);
  const pool = new pg.Pool({
    connectionString: url,
    stream: connections.stream,
    max,
    application_name: name,
    connectionTimeoutMillis: 2_000,
    idle_in_transaction_session_timeout: 5_000,
    statement_timeout: statementTimeoutMs,
    ...(statementTimeoutMs > 0 && { query_timeout: statementTimeoutMs + SILENT_AFTER_MS }),
    lock_timeout: 2_000,
    options: `-c role=${role}${isReadOnly ? ' -c default_transaction_read_only=on' : ''}`,
  });
  pool.on('error', onError);
  // A connection that breaks while it is in use says so to whoever waits for its answer; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('release', (error) => {
    if (isSilence(error)) connections.renew();
  });
  return pool;
}

/** Roles a transaction can take on; what each may do is written in the migration `who_may_do_what`. */
export type Role = 'otklik_acceptor' | 'otklik_staff' | 'otklik_worker';

/** Runs `work` in a transaction under a role. Commits when it resolves, rolls back when it throws. */
export async function withRole<Result>(
  pool: pg.Pool,
  role: Role,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; set local role ${role}`);
    try {
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      if (isSilence(error)) broken = error as Error;
      else await rollBack(client).catch((failure: Error) => (broken = failure));
      throw error;
    }
  } finally {
    client.release(broken);
  }
}

/** Undoes a transaction. @throws when the server does not answer within a second */
export async function rollBack(client: pg.PoolClient): Promise<void> {
  await client.query({ text: 'rollback', query_timeout: ROLLBACK_WITHIN_MS } as pg.QueryConfig);
}
