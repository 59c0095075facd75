import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from '../build/paths.ts';
import { SERVER_ENV, SERVER_FLAGS } from '../run/server-flags.mjs';

const READY_WITHIN_MS = 240_000;

/** Enough for every page to have something to show, and loaded in seconds. */
const DEMO_RATINGS = 60_000;

/** A server of the built api on a scratch data folder with the demo in it. */
export interface ScratchServer {
  origin: string;
  /** Origin of the demo page of another site, where there is a demo. */
  demoSite: string;
  /** Its data folder, with the PostgreSQL that it brings. */
  dataDir: string;
  /** How many ratings its demo has. */
  ratings: number;
  /** What it has printed so far, the demo sign-ins among it. */
  output: () => string;
  /** Stops it and removes its data. */
  stop: () => Promise<void>;
}

/** A port below the range that the system hands to clients. @param taken one that is promised to somebody already */
export async function freePort(taken?: number): Promise<number> {
  for (let port = 20_000 + Math.floor(Math.random() * 8000); port < 32_000; port += 1) {
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree && port !== taken) return port;
  }
  throw new Error('No free port below 32000.');
}

/**
 * Starts the built api and waits until it is ready.
 *
 * @param options.isRestarted start it once more when the demo is in it: who has just loaded a country is a larger process
 *   than one that serves it
 * @param options.ratings how many ratings the demo has, from 1,000; 0: there is no demo, the installation is empty
 * @throws {Error} with what the server printed, when it ends or does not get ready
 */
export async function startScratchServer({ isRestarted = false, ratings = DEMO_RATINGS } = {}): Promise<ScratchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-scratch-'));
  const server = await freePort();
  const ports = { server, demoSite: await freePort(server) };
  try {
    let api = await startApi(folder, ports, ratings);
    if (isRestarted) {
      await end(api.child);
      api = await startApi(folder, ports, ratings);
    }
    return {
      origin: originOf(ports.server),
      demoSite: originOf(ports.demoSite),
      dataDir: folder,
      ratings,
      output: api.output,
      async stop() {
        await end(api.child);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const originOf = (port: number): string => `http://localhost:${port}`;

/**
 * Starts the built api on a data folder and waits until it is ready, with the demo where there is one.
 * @throws {Error} when it does not get there
 */
async function startApi(
  folder: string,
  ports: { server: number; demoSite: number },
  ratings: number,
): Promise<{ child: ChildProcess; output: () => string }> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, 'api/dist/main.js'], {
    cwd: inRoot('.'),
    env: {
      ...process.env,
      ...SERVER_ENV,
      PORT: String(ports.server),
      DATA_DIR: folder,
      ...(ratings > 0
        ? { SEED: 'demo', DEMO_RATINGS: String(ratings), DEMO_SITE_PORT: String(ports.demoSite) }
        : { SEED: 'none' }),
      DATABASE_URL: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  }
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await (ratings > 0 ? isPublished : isReady)(originOf(ports.server)))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child);
      throw new Error(`The server did not get ready:\n${text}`);
    }
    await wait(250);
  }
  return { child, output: () => text };
}

/** First day of the latest quarter that ended more than seven days ago: periods are published oldest first. */
function latestClosedQuarter(now: Date): string {
  const settled = new Date(now.getTime() - 8 * 86_400_000);
  const month = settled.getUTCMonth();
  return new Date(Date.UTC(settled.getUTCFullYear(), month - (month % 3) - 3, 1)).toISOString().slice(0, 10);
}

/** Ready: it can take ratings. */
const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** It answers, and the demo is loaded and published to its latest quarter. */
async function isPublished(origin: string): Promise<boolean> {
  // Refused until it listens: that is what we wait for.
  return fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ publishedPeriods(grain: QUARTER) { from } reports { nodes { id } } }' }),
  }).then(
    async (response) => {
      const { data } = (await response.json()) as {
        data?: { publishedPeriods: { from: string }[]; reports: { nodes: unknown[] } };
      };
      const hasLatest = data?.publishedPeriods.some(({ from }) => from === latestClosedQuarter(new Date()));
      return response.ok && hasLatest === true && data!.reports.nodes.length > 0;
    },
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
