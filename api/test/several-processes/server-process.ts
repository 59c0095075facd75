import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SERVER_ENV, SERVER_FLAGS } from '../../../scripts/run/server-flags.mjs';
import { findFreePort } from '../../src/database/embedded/free-port.ts';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';

/** The server that `npm start` runs, built before the tests. */
const BUILT_SERVER = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const READY_WITHIN_MS = 60_000;
const LOG_KEPT = 4_000;

/** The built server in a process of its own, with the flags of `npm start`, on a database that others may use as well. */
export interface ServerProcess {
  pid: number;
  origin: string;
  port: number;
  /** End of what it has printed. */
  output(): string;
  /** SIGKILL: at once, nothing is finished. */
  kill(): Promise<void>;
  /** SIGTERM: as an installation is stopped. @throws Error when it does not end well */
  stop(): Promise<void>;
}

/** A folder with the keys that processes of one installation share. Remove it in the end. */
export function sharedSecrets(): { file: string; remove(): void } {
  const place = makeTemporaryPlace();
  const file = join(place, 'secrets.json');
  writeFileSync(file, JSON.stringify({ receiptKey: Buffer.alloc(32, 7).toString('base64url') }), { mode: 0o600 });
  return { file, remove: () => rmSync(place, { recursive: true, force: true }) };
}

/** Starts it and waits until it answers. @throws Error with its output when it does not */
export async function startServerProcess(databaseUrl: string, secretsFile: string): Promise<ServerProcess> {
  const port = await findFreePort();
  const dataDir = makeTemporaryPlace();
  const child = spawn(process.execPath, [...SERVER_FLAGS, BUILT_SERVER], {
    env: {
      ...process.env,
      ...SERVER_ENV,
      DATABASE_URL: databaseUrl,
      OTKLIK_SECRETS_FILE: secretsFile,
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMO_SITE_PORT: '0',
      SEED: 'none',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-LOG_KEPT);
    });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  await answers(child, port).catch(async (error: Error) => {
    await end('SIGKILL');
    throw new Error(`${error.message}\n${output}`);
  });
  return {
    pid: child.pid!,
    origin: `http://127.0.0.1:${port}`,
    port,
    output: () => output,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      if (child.exitCode !== 0)
        throw new Error(`The server ended with ${child.exitCode ?? child.signalCode}.\n${output}`);
    },
  };
}

async function answers(child: ChildProcess, port: number): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await pause(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('The server ended while it started.');
    const isLive = await fetch(`http://127.0.0.1:${port}/healthz/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isLive) return;
  }
  throw new Error('The server does not answer.');
}
