import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../scratch-server/start.ts';

/** Where `npm start` is run, and on what. */
export interface Place {
  checkout: string;
  dataDir: string;
  /** Environment besides our own. */
  env?: Record<string, string>;
}

/** A server that `npm start` brought up. */
export interface Installation {
  /** Process id of the server itself, not of npm. */
  pid: number;
  origin: string;
  /** Seconds from the call to the first page that was answered, and until it said it was ready. */
  firstPageSeconds: number;
  readySeconds: number;
  /** Waits until the demo is whole; of the start that loads it. */
  demo(): Promise<void>;
  /** Stops it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** What the server logs when the demo is whole and it has done with the loading. */
const DEMO_IS_LOADED = 'the demo country is loaded';
const PATIENCE_MS = 600_000;
const LOOK_EVERY_MS = 20;
/** npm tells its scripts about itself; a new npm must not believe them. */
const OF_NPM = /^(npm_|INIT_CWD$|NODE_ENV$|DATABASE_URL$)/;

/** Runs `npm start` and waits for its first page. @throws Error with what it printed when it ends or takes ten minutes */
export async function startInstallation({ checkout, dataDir, env }: Place): Promise<Installation> {
  const [port, demoSitePort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_NPM.test(name))),
      ...env,
      PORT: String(port),
      DEMO_SITE_PORT: String(demoSitePort),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (isOver()) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  };
  const until = async (isSo: () => Promise<boolean>, everyMs: number) => {
    while (!(await isSo())) {
      if (isOver() || performance.now() - startedAt > PATIENCE_MS) {
        await stop();
        throw new Error(`npm start did not get there:\n${output}`);
      }
      await wait(everyMs);
    }
    return (performance.now() - startedAt) / 1_000;
  };
  const readySeconds = await until(() => isAnswered(`${origin}/healthz/ready`), LOOK_EVERY_MS);
  const firstPageSeconds = await until(() => isAnswered(`${origin}/`), LOOK_EVERY_MS);
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'otklik.lock'), 'utf8')) as { pid: number };
  return {
    pid,
    origin,
    firstPageSeconds,
    readySeconds,
    demo: async () => void (await until(async () => output.includes(DEMO_IS_LOADED), 100)),
    stop,
  };
}

/** Refused until it listens: that is what we wait for. */
async function isAnswered(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
