import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartupError } from '../../startup-error.ts';
import { clusterEntries } from './cluster-files.ts';
import { copyKept, keep, makeFolderLike, writeKept } from './kept-copy.ts';

/** What a base back-up consists of. */
export interface BaseBackup {
  /** Bytes of everything but WAL. */
  bytes: number;
  /** Segments of WAL, 16 MB each, that bring the copy to the moment at which it was finished. */
  segments: number;
}

/** A cluster that runs, and where its copy is to be made. */
export interface BaseBackupOrder {
  /** Connection string of the superuser. */
  adminUrl: string;
  /** Folder of the cluster. */
  folder: string;
  /** Folder to be made. */
  target: string;
}

/** Exists as long as the connection: it keeps the WAL of the back-up, and a second back-up away. */
const SLOT = 'otklik_backup';
const ALREADY_EXISTS = '42710';
const SEGMENT = /^[0-9A-F]{24}$/;
const TIMELINE_HISTORY = /^[0-9A-F]{8}\.history$/;

/**
 * Copies a cluster while it works (PostgreSQL's low-level API). The copy holds the WAL that makes it consistent, so
 * that it starts by itself; with an archive of WAL it can be brought further.
 * @throws StartupError when another back-up is under way, or when the cluster uses tablespaces
 */
export async function takeBaseBackup({ adminUrl, folder, target }: BaseBackupOrder): Promise<BaseBackup> {
  if ((await readdir(join(folder, 'pg_tblspc'))).length > 0)
    throw new StartupError('The database uses tablespaces, which this back-up does not copy: use pg_basebackup.');
  const client = new pg.Client({ connectionString: adminUrl });
  // A server that dies meanwhile tells so by itself; the statement that waits fails.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [SLOT]).catch(explainSlot);
    const started = await client.query<{ segment: string }>(
      `select pg_walfile_name(pg_backup_start('otklik', fast => true)) as segment`,
    );
    const bytes = await copyCluster(folder, target);
    // What is archived is not waited for: the WAL that the copy needs is copied below.
    const stopped = await client.query<{ segment: string; label: string }>(
      'select pg_walfile_name(lsn) as segment, labelfile as label from pg_backup_stop(wait_for_archive => false)',
    );
    const segments = await copyWal(folder, target, started.rows[0]!.segment, stopped.rows[0]!.segment);
    await writeKept(join(target, 'backup_label'), stopped.rows[0]!.label, join(target, 'PG_VERSION'));
    await keep(target);
    return { bytes, segments };
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function copyCluster(folder: string, target: string): Promise<number> {
  await makeFolderLike(folder, target);
  const folders: string[] = [];
  let bytes = 0;
  for await (const { path, isFolder } of clusterEntries(folder)) {
    if (isFolder) {
      await makeFolderLike(join(folder, path), join(target, path));
      folders.push(path);
    } else bytes += (await copyKept(join(folder, path), join(target, path))) ?? 0;
  }
  for (const path of folders) await keep(join(target, path));
  return bytes;
}

/** Copies the segments between two, both included, marked as archived: a restored server need not do it again. */
async function copyWal(folder: string, target: string, first: string, last: string): Promise<number> {
  const [from, to] = [join(folder, 'pg_wal'), join(target, 'pg_wal')];
  await makeFolderLike(join(from, 'archive_status'), join(to, 'archive_status'));
  const names = await readdir(from);
  const segments = names.filter((name) => SEGMENT.test(name) && name >= first && name <= last);
  if (!segments.includes(first)) throw new Error(`The WAL of the back-up is gone (${first}).`);
  for (const name of [...segments, ...names.filter((other) => TIMELINE_HISTORY.test(other))]) {
    await copyKept(join(from, name), join(to, name));
    await writeKept(join(to, 'archive_status', `${name}.done`), '', join(to, name));
  }
  await keep(join(to, 'archive_status'));
  await keep(to);
  return segments.length;
}

function explainSlot(error: Error & { code?: string }): never {
  throw error.code === ALREADY_EXISTS
    ? new StartupError('Another back-up is being made: wait until it has ended.')
    : error;
}
