import pg from 'pg';
import type { TestDatabase } from '../postgres/test-database.ts';

/** Runs one statement as superuser, past row-level security: to prepare and to inspect. */
export async function asAdmin(
  { adminUrl }: Pick<TestDatabase, 'adminUrl'>,
  statement: string,
  values: unknown[] = [],
  // oxlint-disable-next-line typescript/no-explicit-any -- rows are looked into by each test
): Promise<any[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return (await admin.query(statement, values)).rows;
  } finally {
    await admin.end();
  }
}
