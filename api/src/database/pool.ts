import pg from 'pg';

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
  /** Longest statement, in milliseconds. */
  statementTimeoutMs: number;
}

/**
 * A pool of run-time connections. They start in the resting role; whoever needs more takes a role for one
 * transaction (`set local role`). A connection that breaks while idle is dropped and replaced on demand.
 */
export function createPool(
  { url, max, name, statementTimeoutMs }: PoolOptions,
  onError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: 2_000,
    idle_in_transaction_session_timeout: 5_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: 2_000,
    options: `-c role=${RESTING_ROLE}`,
  });
  pool.on('error', onError);
  // A connection that breaks while it is in use says so to whoever waits for its answer; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', onError));
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
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    }
  } finally {
    client.release(broken);
  }
}
