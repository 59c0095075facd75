import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BoundedLog } from './bounded-log.ts';
import { plainEnvironment } from './initialise.ts';
import { readPostmasterPid, stopServer } from './postmaster-pid.ts';
import { identify, type ProcessIdentity } from './process-identity.ts';
import type { SystemUser } from './system-user.ts';

/** Where a cluster lies and how it is run. */
export interface ServerOptions {
  binaries: string;
  folder: string;
  user: SystemUser;
  port: number;
  log: BoundedLog;
}

/** A PostgreSQL server that accepts connections. */
export interface ServerProcess {
  identity: ProcessIdentity;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

const START_PATIENCE_MS = 300_000; // Recovery after a crash under heavy load may replay gigabytes.

// While an archive of WAL is replayed nobody is let in: a hot standby says that it is ready, but takes no writes.
const FIXED_SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'hot_standby=off'];

/** Whether the next start replays an archive of WAL, which takes as long as there is of it (docs/backup.md). */
export const isToBeRestored = (folder: string): boolean => existsSync(join(folder, 'recovery.signal'));

/**
 * Starts PostgreSQL and waits until it accepts connections. It gets a process group of its own, so that Ctrl-C in the
 * terminal reaches only the api, which first answers what it has accepted.
 * @returns nothing when it ended before it was ready; its words are then in `log.tail`
 */
export async function startServer({
  binaries,
  folder,
  user,
  port,
  log,
}: ServerOptions): Promise<ServerProcess | undefined> {
  log.clearTail();
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', folder, '-p', String(port), ...FIXED_SETTINGS.flatMap((setting) => ['-c', setting])],
    { ...user.ids, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: plainEnvironment() },
  );
  child.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  let hasEnded = false;
  const ended = whenEnded(child, log).then(() => void (hasEnded = true));
  const stopAtExit = () => void (child.pid && child.kill('SIGINT'));
  process.once('exit', stopAtExit);
  void ended.then(() => process.off('exit', stopAtExit));

  const deadline = Date.now() + (isToBeRestored(folder) ? Infinity : START_PATIENCE_MS);
  while (!hasEnded && Date.now() < deadline) {
    const state = readPostmasterPid(folder);
    if (state?.ready && state.pid === child.pid) break;
    await pause(10);
  }
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (hasEnded || !identity || !readPostmasterPid(folder)?.ready) {
    if (identity) await stopServer(identity);
    await ended;
    return undefined;
  }
  // PostgreSQL heeds archive_timeout only after something woke its checkpointer, which otherwise sleeps for five minutes
  // first. Reading the settings once more wakes it.
  child.kill('SIGHUP');
  const stop = async () => {
    await stopServer(identity);
    await ended;
  };
  return { identity, ended, stop };
}

/** Waits for the exit, not for the end of its output: processes of a killed server may keep that open. */
function whenEnded(child: ChildProcess, log: BoundedLog): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      log.write(Buffer.from(`FATAL: ${error.message}\n`));
      resolve();
    });
    // Its last words may still be in the pipe when the exit is reported.
    child.once('exit', () => setTimeout(resolve, 50));
  });
}
