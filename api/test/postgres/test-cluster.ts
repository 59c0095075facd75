import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '../../src/database/embedded/binaries.ts';
import { BoundedLog } from '../../src/database/embedded/bounded-log.ts';
import { clusterUrl, newClusterRecord } from '../../src/database/embedded/cluster-record.ts';
import { ensureLogin } from '../../src/database/embedded/create-login.ts';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.ts';
import { findFreePort } from '../../src/database/embedded/free-port.ts';
import { initialise } from '../../src/database/embedded/initialise.ts';
import { reachableBinaries } from '../../src/database/embedded/reachable-place.ts';
import { chooseSystemUser } from '../../src/database/embedded/system-user.ts';
import { migrate } from '../../src/database/migrate.ts';
import { makeTemporaryPlace, removeAbandonedPlaces } from './temporary-place.ts';

/** Database that every test database is a copy of. */
export const TEMPLATE = 'otklik_template';

/** Where the tests of a run find their server. */
export interface TestCluster {
  /** Superuser, database `postgres`: creates and drops test databases. */
  adminUrl: string;
  /** The login `otklik`, as the server has it, database `otklik`. */
  loginUrl: string;
}

// Nothing here outlives the run, so nothing has to reach the disk.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '128MB',
  max_connections: '300',
  timezone: 'UTC',
  autovacuum: 'off',
};
const quiet = { info: () => undefined, warn: console.warn, error: console.error };

/** Starts the server of a test run, with a migrated template, in a temporary folder. */
export async function startTestCluster(): Promise<TestCluster & { stop(): Promise<void> }> {
  await removeAbandonedPlaces();
  const place = makeTemporaryPlace();
  const folder = join(place, 'postgres');
  const user = chooseSystemUser(folder);
  const binaries = reachableBinaries(user, findBinaries(), quiet);
  const record = newClusterRecord(await findFreePort());
  const { superuserPassword } = record;
  await initialise({ binaries, folder, user, superuserPassword, settings: SETTINGS, noSync: true });
  const log = new BoundedLog(join(place, 'postgres.log'));
  const server = await EmbeddedServer.start({ binaries, folder, user, port: record.port, log }, quiet, (port) => {
    record.port = port;
  });
  const stop = async () => {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  };
  try {
    await ensureLogin(record);
    const cluster = { adminUrl: clusterUrl(record, 'superuser'), loginUrl: clusterUrl(record) };
    await buildTemplate(cluster);
    return { ...cluster, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function buildTemplate({ adminUrl, loginUrl }: TestCluster): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${TEMPLATE} owner otklik`);
    await migrate(loginUrl.replace(/\/otklik$/, `/${TEMPLATE}`));
    await admin.query(`alter database ${TEMPLATE} with is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
}
