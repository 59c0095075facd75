import pg from 'pg';
import { createPool } from '../../src/database/pool.ts';
import { durableDatabase } from '../../test/postgres/durable-database.ts';
import { createObviousTables } from '../obvious/tables.ts';
import { describePostgres } from '../report/postgres-settings.ts';
import { createBareTables } from './bare-tables.ts';
import { storeRegistry } from './registry.ts';

/** The PostgreSQL of a run: embedded, on a scratch folder, with the durability of an installation. */
export interface BenchDatabase {
  url: string;
  version: string;
  /** Process id of its postmaster. */
  postmasterPid: number;
  /** Settings of PostgreSQL that decide the result. */
  settings: Record<string, string>;
  /** Ratings in the database: ours, and those of the obvious way. */
  storedRatings(): Promise<number>;
  drop(): Promise<void>;
}

/** Starts it, with the registry and the tables of comparison in it. */
export async function startBenchDatabase(services: readonly string[]): Promise<BenchDatabase> {
  // The connections of an installation are too few for all variants and pgbench together.
  const database = await durableDatabase({ max_connections: '200' });
  const { url } = database;
  try {
    await withClient(url, createBareTables);
    await withClient(url, createObviousTables);
    const pool = createPool({ url, max: 1, name: 'bench', statementTimeoutMs: 10_000 }, (error) => {
      throw error;
    });
    await storeRegistry(pool, services);
    await pool.end();
    const { version, settings } = await withClient(url, describePostgres);
    return {
      url,
      version,
      postmasterPid: database.postmasterPid()!,
      settings,
      storedRatings: () =>
        withClient(url, async (client) => {
          const { rows } = await client.query<{ n: number }>(
            'select ((select count(*) from submission) + (select count(*) from obvious.rating))::integer as n',
          );
          return rows[0]!.n;
        }),
      drop: () => database.drop(),
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
