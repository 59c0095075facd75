// Inserts one row a transaction on several connections until the time is over, and sends the latencies back.
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { InsertOrder } from './bare-inserts.ts';

const { url, statement, clients, seconds } = workerData as InsertOrder;
const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
await Promise.all(connections.map((client) => client.connect()));
const until = performance.now() + seconds * 1_000;
const latenciesMs: number[] = [];
await Promise.all(
  connections.map(async (client) => {
    for (let sentAt = performance.now(); sentAt < until; sentAt = performance.now()) {
      await client.query({ name: 'insert', text: statement });
      latenciesMs.push(performance.now() - sentAt);
    }
  }),
);
await Promise.all(connections.map((client) => client.end()));
// A port of Node has no origin: the rule means windows.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(latenciesMs);
