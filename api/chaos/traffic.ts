import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findFreePort } from '../src/database/embedded/free-port.ts';
import { inCheckout } from './checkout.ts';
import { Journal } from './journal/journal.ts';
import { HttpClient } from './load/http-client.ts';
import { Load } from './load/load.ts';
import type { ChaosOptions } from './options.ts';
import { ApiProcess } from './processes/api-process.ts';
import type { Scratch } from './scratch.ts';

/** A server and the client that writes to it. */
export interface Traffic {
  api: ApiProcess;
  load: Load;
  journalPath: string;
  /** Waits until every request is resolved, at most so long, and closes the journal. */
  finish(patienceMs: number): Promise<void>;
  /** Reasons that `/healthz/ready` gives; empty when the server is ready. */
  reasonsNotReady(): Promise<string[]>;
}

interface TrafficOrder {
  options: ChaosOptions;
  partnerKey: string;
  /** Settings of the server that say where its database is. */
  env: Record<string, string | undefined>;
}

const START_PATIENCE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Starts the server, and the client as soon as the server listens; the load itself is started by the caller. */
export async function startTraffic(scratch: Scratch, { options, partnerKey, env }: TrafficOrder): Promise<Traffic> {
  const port = await findFreePort();
  const file = options.isSabotaged ? 'api/node_modules/.chaos/acknowledge-early.js' : 'api/dist/main.js';
  const api = ApiProcess.start({
    file: inCheckout(file),
    env: {
      ...env,
      PORT: String(port),
      DEMO_SITE_PORT: '0',
      SEED: 'none',
      LOG_LEVEL: 'warn',
      OTKLIK_SECRETS_FILE: undefined,
      PUBLIC_ORIGIN: undefined,
      HOST: undefined,
    },
  });
  scratch.defer(() => api.stop());
  const client = new HttpClient(port, partnerKey);
  scratch.defer(async () => client.close());
  await client.untilListening(AbortSignal.timeout(START_PATIENCE_MS));
  if (api.pid === null || api.endedByItself > 0) throw new Error(`The server did not start:\n${api.tail}`);
  const journalPath = join(scratch.folder, `journal-${performance.now()}.jsonl`);
  const journal = new Journal(journalPath);
  const today = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const load = new Load({ seed: options.seed, rate: options.rate, today }, journal, client);
  return {
    api,
    load,
    journalPath,
    async finish(patienceMs) {
      await load.finish(patienceMs);
      await journal.close();
      client.close();
    },
    async reasonsNotReady() {
      const response = await fetch(`http://127.0.0.1:${port}/healthz/ready`);
      return ((await response.json()) as { reasons?: string[] }).reasons ?? [];
    },
  };
}
