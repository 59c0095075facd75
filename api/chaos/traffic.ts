import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findFreePort } from '../src/database/embedded/free-port.ts';
import { inCheckout } from './checkout.ts';
import { Journal } from './journal/journal.ts';
import { Balancer } from './load/balancer.ts';
import { HttpClient } from './load/http-client.ts';
import { Load } from './load/load.ts';
import type { ChaosOptions } from './options.ts';
import { ApiFleet } from './processes/api-fleet.ts';
import type { Scratch } from './scratch.ts';

/** The processes of a server and the client that writes to them. */
export interface Traffic {
  fleet: ApiFleet;
  /** Ports they listen on, by their numbers. */
  ports: readonly number[];
  load: Load;
  journalPath: string;
  /** Waits until every request is resolved, at most so long, and closes the journal. */
  finish(patienceMs: number): Promise<void>;
  /** Reasons that `/healthz/ready` of the first process gives; empty when it is ready. */
  reasonsNotReady(): Promise<string[]>;
}

interface TrafficOrder {
  options: ChaosOptions;
  partnerKey: string;
  /** For each process the settings that say where its folder and its database are. */
  places: readonly Record<string, string | undefined>[];
}

const START_PATIENCE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Starts the processes, and the client as soon as all of them listen; the load itself is started by the caller. */
export async function startTraffic(scratch: Scratch, { options, partnerKey, places }: TrafficOrder): Promise<Traffic> {
  const file = inCheckout(options.isSabotaged ? 'api/node_modules/.chaos/acknowledge-early.js' : 'api/dist/main.js');
  const ports = await Promise.all(places.map(() => findFreePort()));
  const fleet = ApiFleet.start(
    places.map((place, number) => ({
      file,
      env: {
        OTKLIK_SECRETS_FILE: undefined,
        ...place,
        PORT: String(ports[number]),
        DEMO_SITE_PORT: '0',
        SEED: 'none',
        LOG_LEVEL: 'warn',
        PUBLIC_ORIGIN: undefined,
        HOST: undefined,
      },
    })),
  );
  scratch.defer(() => fleet.stop());
  const balancer = new Balancer(ports.map((port) => new HttpClient(port, partnerKey)));
  scratch.defer(async () => balancer.close());
  await balancer.untilAllListen(AbortSignal.timeout(START_PATIENCE_MS));
  if (fleet.pids.includes(null) || fleet.endedByItself > 0) throw new Error(`The server did not start:\n${fleet.tail}`);
  const journalPath = join(scratch.folder, `journal-${performance.now()}.jsonl`);
  const journal = new Journal(journalPath);
  const today = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const load = new Load({ seed: options.seed, rate: options.rate, today }, journal, balancer);
  return {
    fleet,
    ports,
    load,
    journalPath,
    async finish(patienceMs) {
      await load.finish(patienceMs);
      await journal.close();
      balancer.close();
    },
    async reasonsNotReady() {
      const response = await fetch(`http://127.0.0.1:${ports[0]}/healthz/ready`);
      return ((await response.json()) as { reasons?: string[] }).reasons ?? [];
    },
  };
}
