import pg from 'pg';
import type { TestDatabase } from '../postgres/test-database.ts';

/** Runs one statement as superuser, past row-level security: to prepare and to inspect. @returns its rows */
// oxlint-disable-next-line typescript/no-explicit-any -- rows are looked into by each test
export async function asAdmin<Row = any>(
  { adminUrl }: Pick<TestDatabase, 'adminUrl'>,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return (await admin.query(statement, values)).rows as Row[];
  } finally {
    await admin.end();
  }
}
