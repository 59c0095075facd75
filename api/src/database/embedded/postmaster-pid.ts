import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isRunning, type ProcessIdentity, programOf } from './process-identity.ts';

/** What a running server writes about itself into its folder. */
export interface PostmasterPid {
  pid: number;
  /** True once it accepts connections. */
  ready: boolean;
}

const fileOf = (folder: string) => join(folder, 'postmaster.pid');

/** Reads `postmaster.pid`: line 1 is the process id, line 8 the state. */
export function readPostmasterPid(folder: string): PostmasterPid | undefined {
  try {
    const lines = readFileSync(fileOf(folder), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Stops the server that a killed run left behind in this folder. To be called only by the holder of the run lock.
 * @returns whether there was one
 */
export async function stopOrphan(folder: string): Promise<boolean> {
  const left = readPostmasterPid(folder);
  if (!left) return false;
  const orphan = identify(left.pid);
  if (!orphan || programOf(orphan.pid) !== 'postgres') {
    // The id belongs to nobody, to a process that ended but was never collected (as in containers without an init), or
    // to some other program. PostgreSQL would take the last two for itself and refuse; its check of the shared memory
    // still keeps it away from sessions that live on.
    rmSync(fileOf(folder), { force: true });
    return false;
  }
  await stopServer(orphan);
  return true;
}

// Fast shutdown ends sessions and writes a checkpoint; immediate leaves recovery to the next start.
const STEPS: readonly (readonly [signal: NodeJS.Signals, patienceMs: number])[] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

/** Stops a server: cleanly if it can, by force if it must. */
export async function stopServer(server: ProcessIdentity): Promise<void> {
  for (const [signal, patienceMs] of STEPS) {
    if (!isRunning(server)) return;
    try {
      process.kill(server.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    const deadline = Date.now() + patienceMs;
    while (isRunning(server) && Date.now() < deadline) await pause(10);
  }
  if (isRunning(server)) throw new Error(`PostgreSQL (process ${server.pid}) did not stop.`);
}
