import pg from 'pg';
import { clusterUrl, readClusterRecord } from '../../src/database/embedded/cluster-record.ts';
import { describePostgres, type DescribedPostgres } from './postgres-settings.ts';

/**
 * Describes the PostgreSQL that a running server has brought itself.
 * @param dataDir its DATA_DIR
 * @throws Error when the server runs on another PostgreSQL, or not at all
 */
export async function describeInstallation(dataDir: string): Promise<DescribedPostgres> {
  const record = readClusterRecord(dataDir);
  if (!record) throw new Error('The server runs on a PostgreSQL that it has not brought.');
  const client = new pg.Client({ connectionString: clusterUrl(record) });
  await client.connect();
  try {
    return await describePostgres(client);
  } finally {
    await client.end();
  }
}
