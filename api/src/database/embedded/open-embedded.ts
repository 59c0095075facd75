import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createOpenFolder, prepareDataDir } from '../../data-dir.ts';
import { StartupError } from '../../startup-error.ts';
import type { StartupLog } from '../../startup-log.ts';
import { EMBEDDED_MAJOR, findBinaries } from './binaries.ts';
import { BoundedLog } from './bounded-log.ts';
import {
  type ClusterRecord,
  clusterUrl,
  newClusterRecord,
  readClusterRecord,
  writeClusterRecord,
} from './cluster-record.ts';
import { ensureLogin } from './create-login.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { findFreePort } from './free-port.ts';
import { initialise } from './initialise.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { canEnter, reachableBinaries, standInFolder } from './reachable-place.ts';
import { claimDataDir } from './run-lock.ts';
import { isToBeRestored } from './server-process.ts';
import { chooseSystemUser, type SystemUser } from './system-user.ts';

/** An embedded cluster in use: its address, and how to let go of it. */
export interface EmbeddedCluster {
  /** Connection string of the login, which is no superuser. */
  url: string;
  /** Stops the server, unless another process runs it. */
  stop(): Promise<void>;
}

/** Options of `openEmbedded`. */
export interface EmbeddedOptions {
  /** Folder that holds everything this installation keeps; created when missing. */
  dataDir: string;
  log: StartupLog;
  /** Use the server of a running process if there is one, instead of refusing. */
  attach?: boolean;
}

// Durability stays as PostgreSQL ships it: fsync, synchronous_commit and full_page_writes are on.
const SETTINGS = {
  shared_buffers: '256MB',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
};

/**
 * Runs the PostgreSQL that the installation brings along, in `dataDir`; creates the cluster at the first start.
 * @throws StartupError when another process holds the folder, or when it cannot be used
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const dataDir = resolve(options.dataDir);
  prepareDataDir(dataDir);
  const lock = claimDataDir(dataDir);
  if ('pid' in lock) {
    if (options.attach) return attachTo(lock, dataDir);
    throw new StartupError(
      `Otklik is already running on ${dataDir} (pid ${lock.pid}): stop it first, or choose another DATA_DIR.`,
    );
  }
  try {
    const server = await runCluster(dataDir, options.log);
    return {
      url: server.url,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function runCluster(dataDir: string, log: StartupLog): Promise<EmbeddedCluster> {
  const known = readClusterRecord(dataDir);
  const { folder, user } = choosePlace(dataDir, known, log);
  const binaries = reachableBinaries(user, findBinaries(), log);
  const record = await ensureCluster({ dataDir, folder, user, binaries, known, log });
  if (isToBeRestored(folder)) log.info('PostgreSQL replays the archive of WAL; postgres.log tells how far it is.');
  const server = await EmbeddedServer.start(
    { binaries, folder, user, port: record.port, log: new BoundedLog(join(dataDir, 'postgres.log')) },
    log,
    (port) => {
      record.port = port;
      writeClusterRecord(dataDir, record);
    },
  );
  try {
    await ensureLogin(record);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: clusterUrl(record), stop: () => server.stop() };
}

/** Decides in which folder, and under which account, the cluster lives. */
function choosePlace(dataDir: string, known: ClusterRecord | undefined, log: StartupLog) {
  const usual = join(dataDir, 'postgres');
  const folder = known?.elsewhere ?? usual;
  const user = chooseSystemUser(folder);
  if (canEnter(user, folder)) return { folder, user };
  if (known) {
    throw new StartupError(
      `The account "${user.name}" may no longer enter ${folder}: allow it to (chmod o+x on the way).`,
    );
  }
  const standIn = standInFolder(dataDir);
  createOpenFolder(standIn);
  log.info(`The database is kept in ${standIn}, because the account "${user.name}" cannot enter ${dataDir}.`);
  return { folder: join(standIn, 'postgres'), user };
}

interface Place {
  dataDir: string;
  folder: string;
  user: SystemUser;
  binaries: string;
  known: ClusterRecord | undefined;
  log: StartupLog;
}

/** Creates the cluster unless it is there. The record is written last: without it a cluster was never finished. */
async function ensureCluster({ dataDir, folder, user, binaries, known, log }: Place): Promise<ClusterRecord> {
  if (known) {
    checkVersion(folder);
    return known;
  }
  if (existsSync(join(folder, 'PG_VERSION'))) {
    throw new StartupError(
      `${folder} holds a database whose passwords (${join(dataDir, 'postgres.json')}) are missing: ` +
        'restore that file, or move the folder away to start with an empty database.',
    );
  }
  log.info('Creating the database (first start).');
  const elsewhere = folder === join(dataDir, 'postgres') ? undefined : folder;
  const record = newClusterRecord(await findFreePort(), elsewhere);
  await initialise({ binaries, folder, user, superuserPassword: record.superuserPassword, settings: SETTINGS });
  writeClusterRecord(dataDir, record);
  return record;
}

function checkVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new StartupError(
      `The database folder ${folder} is missing or damaged: restore it, or choose another DATA_DIR to start anew.`,
    );
  }
  const version = readFileSync(file, 'utf8').trim();
  if (version !== EMBEDDED_MAJOR) {
    throw new StartupError(
      `${folder} was written by PostgreSQL ${version}, this version of Otklik brings PostgreSQL ${EMBEDDED_MAJOR}: ` +
        'move the data with pg_dump and pg_restore, or choose another DATA_DIR.',
    );
  }
}

const ATTACH_PATIENCE_MS = 30_000;

/** Waits until the server that another process is running, or just starting, answers. */
async function attachTo(holder: ProcessIdentity, dataDir: string): Promise<EmbeddedCluster> {
  const deadline = Date.now() + ATTACH_PATIENCE_MS;
  for (;;) {
    const record = readClusterRecord(dataDir);
    const client = record && new pg.Client({ connectionString: clusterUrl(record) });
    try {
      await client?.connect();
      if (record) return { url: clusterUrl(record), stop: async () => undefined };
    } catch (error) {
      if (Date.now() > deadline) {
        throw new StartupError(
          `The database of the running Otklik (pid ${holder.pid}) does not answer: ${(error as Error).message}.`,
        );
      }
    } finally {
      await client?.end();
    }
    await pause(100);
  }
}
