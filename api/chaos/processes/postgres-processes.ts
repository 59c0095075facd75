import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { readPostmasterPid } from '../../src/database/embedded/postmaster-pid.ts';
import { identify, isRunning, type ProcessIdentity, programOf } from '../../src/database/embedded/process-identity.ts';

const DEATH_PATIENCE_MS = 10_000;

/**
 * Stops every process of the PostgreSQL in this folder where it stands (SIGSTOP); the postmaster first, so that no
 * further one comes to life.
 * @param folder data folder of the cluster
 * @returns all of them, the postmaster first; empty when none runs
 */
export function freezePostgres(folder: string): ProcessIdentity[] {
  const pid = readPostmasterPid(folder)?.pid;
  const postmaster = pid === undefined ? undefined : identify(pid);
  if (!postmaster || programOf(postmaster.pid) !== 'postgres') return [];
  if (!signal(postmaster, 'SIGSTOP')) return [];
  const children = childrenOf(postmaster.pid);
  for (const child of children) signal(child, 'SIGSTOP');
  return [postmaster, ...children];
}

/** What a kill of PostgreSQL did. */
export interface PostgresKill {
  /** Processes that were killed; 0 when none ran. */
  processes: number;
  /** Moment of `performance.now()` at which the postmaster was killed. */
  at: number;
}

/** SIGKILL to the postmaster and all its children at once. Resolves when all are dead. */
export async function killPostgres(folder: string): Promise<PostgresKill> {
  const all = freezePostgres(folder);
  const at = performance.now();
  for (const one of all) signal(one, 'SIGKILL');
  await untilDead(all);
  return { processes: all.length, at };
}

/** Moment of `performance.now()` at which the PostgreSQL in this folder accepts connections; null: not within that time. */
export async function untilAccepting(folder: string, patienceMs: number): Promise<number | null> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const found = readPostmasterPid(folder);
    if (found?.ready && identify(found.pid) && programOf(found.pid) === 'postgres') return performance.now();
    await pause(10);
  }
  return null;
}

/** Kills processes that were frozen. */
export async function killFrozen(all: readonly ProcessIdentity[]): Promise<void> {
  for (const one of all) signal(one, 'SIGKILL');
  await untilDead(all);
}

async function untilDead(all: readonly ProcessIdentity[]): Promise<void> {
  const deadline = Date.now() + DEATH_PATIENCE_MS;
  while (all.some(isRunning)) {
    if (Date.now() > deadline) throw new Error('Killed processes of PostgreSQL are still there.');
    await pause(2);
  }
}

function signal(target: ProcessIdentity, name: NodeJS.Signals): boolean {
  if (!isRunning(target)) return false;
  try {
    process.kill(target.pid, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Processes whose parent this is, from the process table of Linux. */
function childrenOf(parent: number): ProcessIdentity[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || parentOf(name) !== parent) return [];
    return identify(Number(name)) ?? [];
  });
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, may hold spaces: state and parent are counted from behind it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
