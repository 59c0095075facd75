import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { createPool } from '../../src/database/pool.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';

/** A database without tables, and connections to it. */
export interface EmptyDatabase extends Readonly<Pick<TestDatabase, 'url' | 'adminUrl'>> {
  readonly pool: pg.Pool;
}

/** Makes one before all tests of a file, which migrate it themselves, and drops it after them. */
export function emptyDatabase(): EmptyDatabase {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase({ empty: true });
    pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 10_000 }, () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  return {
    get url() {
      return database.url;
    },
    get adminUrl() {
      return database.adminUrl;
    },
    get pool() {
      return pool;
    },
  };
}
