import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that a server fills anew when it starts: they are kept, empty. WAL is copied by itself, after the rest. */
const EMPTIED = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);

/** Files of the running server, of its caches, and of a back-up that was restored here earlier. */
const LEFT_OUT = new Set([
  'backup_label',
  'backup_manifest',
  'current_logfiles.tmp',
  'postgresql.auto.conf.tmp',
  'postmaster.opts',
  'postmaster.pid',
  'tablespace_map',
]);
const LEFT_OUT_PREFIXES = ['pg_internal.init', 'pgsql_tmp'];

const TEMPORARY_RELATION = /^t\d+_\d+(_[a-z]+)?(\.\d+)?$/;
const RELATION = /^(\d+)(?:_(fsm|vm|init))?(?:\.\d+)?$/;

/** A folder or a file of a cluster, by its path from the cluster's folder. */
export interface ClusterEntry {
  path: string;
  isFolder: boolean;
}

/**
 * What of a cluster's folder belongs into a back-up, folders before what is in them, `pg_control` last; the same as
 * `pg_basebackup` takes. Of UNLOGGED tables and indexes that is only the empty form they start from: they hold what
 * must not outlive the server, and their other files would be whole in a copy.
 */
export async function* clusterEntries(folder: string): AsyncGenerator<ClusterEntry> {
  const control = join('global', 'pg_control');
  for await (const entry of entriesIn(folder, '')) if (entry.path !== control) yield entry;
  yield { path: control, isFolder: false };
}

async function* entriesIn(folder: string, place: string): AsyncGenerator<ClusterEntry> {
  for (const entry of await readdir(join(folder, place), { withFileTypes: true })) {
    const path = join(place, entry.name);
    if (EMPTIED.has(path)) yield { path, isFolder: true };
    else if (isLeftOut(join(folder, place), entry.name)) continue;
    else if (entry.isDirectory()) {
      yield { path, isFolder: true };
      yield* entriesIn(folder, path);
    } else yield { path, isFolder: false };
  }
}

function isLeftOut(place: string, name: string): boolean {
  if (LEFT_OUT.has(name) || TEMPORARY_RELATION.test(name)) return true;
  if (LEFT_OUT_PREFIXES.some((prefix) => name.startsWith(prefix))) return true;
  const [, relation, fork] = RELATION.exec(name) ?? [];
  // Asked for each file when its turn comes: a table may have been made since the folder was read.
  return relation !== undefined && fork !== 'init' && existsSync(join(place, `${relation}_init`));
}
