import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createOpenFolder } from '../../data-dir.ts';
import { StartupError } from '../../startup-error.ts';
import type { StartupLog } from '../../startup-log.ts';
import { EMBEDDED_VERSION } from './binaries.ts';
import type { SystemUser } from './system-user.ts';

/** Folder for data and binaries that another account could not reach where they were. */
const SHARED_ROOT = '/var/lib/otklik';

/** The folder, made from the data folder's own path, that stands in for it when PostgreSQL's account cannot enter it. */
export function standInFolder(dataDir: string): string {
  return join(SHARED_ROOT, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12));
}

/** Whether the account may enter `folder` (or, if it does not exist yet, the folder it would be created in). */
export function canEnter(user: SystemUser, folder: string): boolean {
  if (!('uid' in user.ids)) return true;
  const place = existsSync(folder) ? folder : dirname(folder);
  return shellTest(user, 'cd -- "$1"', place);
}

/**
 * Returns binaries that the account can run: the installed ones, or a copy of them when they lie in a folder closed to
 * that account, such as root's home.
 */
export function reachableBinaries(user: SystemUser, installed: string, log: StartupLog): string {
  const usable = (folder: string) =>
    shellTest(user, 'test -x "$1/bin/postgres" && test -r "$1/share/postgresql/postgres.bki"', folder);
  if (!('uid' in user.ids) || usable(installed)) return installed;
  const copy = join(SHARED_ROOT, `postgresql-${EMBEDDED_VERSION}`);
  if (usable(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  createOpenFolder(SHARED_ROOT);
  cpSync(installed, partial, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', partial]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(partial, copy);
  if (!usable(copy)) {
    throw new StartupError(
      `The account "${user.name}" cannot run PostgreSQL in ${copy}: allow it to, or set DATABASE_URL.`,
    );
  }
  log.info(`PostgreSQL runs from ${copy}, because the account "${user.name}" cannot enter ${installed}.`);
  return copy;
}

function shellTest(user: SystemUser, condition: string, argument: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', condition, 'sh', argument], { ...user.ids, cwd: '/', stdio: 'ignore' }).status === 0
  );
}
