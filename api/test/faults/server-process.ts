import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVER_ENV, SERVER_FLAGS } from '../../../scripts/run/server-flags.mjs';
import { findFreePort } from '../../src/database/embedded/free-port.ts';
import { send } from '../server/raw-http.ts';

const BUILT = join(import.meta.dirname, '../../dist/main.js');
const READY_WITHIN_MS = 60_000;

/** The built server as a process of its own, as `npm start` runs it, on a database that others run. */
export interface ServerProcess {
  pid: number;
  port: number;
  /** SIGTERM. */
  askToStop(): void;
  /** Exit code, once it has ended. */
  ended: Promise<number | null>;
  /** SIGKILL, if it still runs. */
  kill(): void;
}

/** Starts the built server and waits until it is ready. @throws with what it printed when it does not get ready */
export async function startServerProcess(databaseUrl: string, folder: string): Promise<ServerProcess> {
  const port = await findFreePort();
  const child: ChildProcess = spawn(process.execPath, [...SERVER_FLAGS, BUILT], {
    env: {
      PATH: process.env.PATH,
      ...SERVER_ENV,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      SEED: 'none',
      DEMO_SITE_PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (printed += String(chunk)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const server = {
    pid: child.pid!,
    port,
    ended,
    askToStop: () => void child.kill('SIGTERM'),
    kill: () => void (child.exitCode === null && child.kill('SIGKILL')),
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      server.kill();
      throw new Error(`The server did not get ready:\n${printed}`);
    }
    await pause(50);
  }
  return server;
}

/** Refused until it listens. */
const isReady = (port: number): Promise<boolean> =>
  send(port, { method: 'GET', path: '/healthz/ready' }).then(
    ({ status }) => status === 200,
    () => false,
  );
