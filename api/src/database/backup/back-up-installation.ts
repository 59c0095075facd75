import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createOpenFolder } from '../../data-dir.ts';
import { StartupError } from '../../startup-error.ts';
import type { StartupLog } from '../../startup-log.ts';
import { clusterUrl, readClusterRecord, writeClusterRecord } from '../embedded/cluster-record.ts';
import { openDatabase } from '../open-database.ts';
import { type BaseBackup, takeBaseBackup } from './base-backup.ts';
import { keepName } from './kept-copy.ts';

/** What is backed up, and where to. */
export interface InstallationBackup {
  /** Folder of the installation. */
  dataDir: string;
  /** Folder to be made, or an empty one. It gets its name when everything is in it. */
  target: string;
  log: StartupLog;
}

/**
 * Backs up the embedded database of an installation, also while a server works on it. What is made can itself be used
 * as DATA_DIR: the cluster, and the record with its passwords. The secrets are not in it: who has them and the database
 * can make every receipt, and tell which invitations were used.
 * @throws StartupError with one sentence that says what to do, when it cannot
 */
export async function backUpInstallation({ dataDir, target, log }: InstallationBackup): Promise<BaseBackup> {
  const before = readClusterRecord(dataDir);
  if (!before) throw new StartupError(`${dataDir} holds no database: set DATA_DIR to the folder of the installation.`);
  const folder = before.elsewhere ?? join(dataDir, 'postgres');
  checkTarget(folder, target);
  const draft = `${target}.partial`;
  rmSync(draft, { recursive: true, force: true });
  const database = await openDatabase({ dataDir, log, attach: true });
  try {
    createOpenFolder(draft);
    // The port may be another one since the database was opened.
    const { elsewhere: _, ...record } = readClusterRecord(dataDir)!;
    const adminUrl = clusterUrl(record, 'superuser');
    const backup = await takeBaseBackup({ adminUrl, folder, target: join(draft, 'postgres') });
    writeClusterRecord(draft, record);
    renameSync(draft, target);
    await keepName(target);
    return backup;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await database.stop();
  }
}

function checkTarget(folder: string, target: string): void {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new StartupError(`${target} is not empty: name a folder that is still to be made.`);
  if (!relative(folder, target).startsWith('..'))
    throw new StartupError(`${target} lies in the folder of the database: name one outside.`);
}
