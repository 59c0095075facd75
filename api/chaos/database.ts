import { join } from 'node:path';
import { type ClusterRecord, clusterUrl, readClusterRecord } from '../src/database/embedded/cluster-record.ts';
import { stopOrphan } from '../src/database/embedded/postmaster-pid.ts';
import { migrate } from '../src/database/migrate.ts';
import { type DatabaseHandle, openDatabase } from '../src/database/open-database.ts';
import type { Scratch } from './scratch.ts';
import { storeRegistry } from './workload/registry.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: console.error };

/** The database of a run: embedded, on a scratch folder, with the durability of an installation. */
export interface ChaosDatabase {
  /** DATA_DIR. */
  dataDir: string;
  /** Data folder of the cluster. */
  folder: string;
  /** Key with which imports are sent. */
  partnerKey: string;
}

/**
 * Makes it, with the schema and a small registry in it, and stops it again.
 * @param prepare does more to it, as superuser, before it is stopped
 */
export async function createDatabase(
  scratch: Scratch,
  dataDir: string,
  prepare?: (adminUrl: string) => Promise<void>,
): Promise<ChaosDatabase> {
  const handle = await openHere(scratch, dataDir);
  await migrate(handle.url);
  const partnerKey = await storeRegistry(superuserUrl(dataDir));
  await prepare?.(superuserUrl(dataDir));
  await handle.stop();
  return { dataDir, folder: folderOf(dataDir, recordOf(dataDir)), partnerKey };
}

/** Runs the PostgreSQL of this folder under our own supervision; it is stopped with the scratch folder at the latest. */
export async function openHere(scratch: Scratch, dataDir: string): Promise<DatabaseHandle> {
  scratch.defer(async () => void (await stopOrphan(join(dataDir, 'postgres'))));
  const handle = await openDatabase({ dataDir, log: quiet });
  scratch.defer(() => handle.stop());
  return handle;
}

/** Connection string of the superuser, on the database of the server. */
export function superuserUrl(dataDir: string): string {
  return clusterUrl(recordOf(dataDir), 'superuser').replace(/\/postgres$/, '/otklik');
}

const folderOf = (dataDir: string, { elsewhere }: ClusterRecord): string => elsewhere ?? join(dataDir, 'postgres');

function recordOf(dataDir: string): ClusterRecord {
  const record = readClusterRecord(dataDir);
  if (!record) throw new Error('The database of the run has lost its record.');
  return record;
}
