import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Names one run of one process: process ids are given out again, start times are not. */
export interface ProcessIdentity {
  pid: number;
  /** When the process started, in a form only to be compared. */
  started: string;
}

/** Identity of a running process, or nothing when no such process runs. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether exactly this process still runs. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  return startOf(pid) === started;
}

/** Name of the program a running process executes, such as `postgres`; empty when it is gone. */
export function programOf(pid: number): string {
  if (process.platform === 'linux') return readLinux(pid, 'comm');
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim().split('/').at(-1) ?? '';
}

function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
  }
  // The second field, the program's name, may hold spaces and brackets: count from behind it. Field 3 is the state,
  // Z for a process that has ended and waits for its parent; field 22 is the start in clock ticks since boot.
  const stat = readLinux(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : fields[19];
}

function readLinux(pid: number, file: 'comm' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
