import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile } from '../../private-file.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/** Proof that this process alone runs the cluster of a data folder. */
export interface RunLock {
  release(): void;
}

const fileOf = (dataDir: string) => join(dataDir, 'otklik.lock');

/**
 * Claims a data folder for this process. The lock of a process that died, however it died, is taken over.
 * @returns the lock, or the process that holds it
 */
export function claimDataDir(dataDir: string): RunLock | ProcessIdentity {
  const file = fileOf(dataDir);
  const content = JSON.stringify(identify(process.pid));
  while (!createPrivateFile(file, content)) {
    const found = readLock(file);
    const holder = parseHolder(found);
    if (holder && isRunning(holder)) return holder;
    if (found !== undefined) removeStale(file, found);
  }
  return {
    release: () => {
      if (readLock(file) === content) rmSync(file, { force: true });
    },
  };
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(content: string | undefined): ProcessIdentity | undefined {
  if (content === undefined) return undefined;
  try {
    const { pid, started } = JSON.parse(content) as Partial<ProcessIdentity>;
    return pid && started ? { pid, started } : undefined;
  } catch {
    return undefined; // A lock is never written in part: this is not one of ours, so nobody holds it.
  }
}

/** Two starts may find the same stale lock: the slower one must not remove the lock the faster one has just made. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readLock(aside);
  if (moved !== undefined && moved !== stale) createPrivateFile(file, moved);
  rmSync(aside, { force: true });
}
