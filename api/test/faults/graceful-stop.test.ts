import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { SERVER_ENV, SERVER_FLAGS } from '../../../scripts/run/server-flags.mjs';
import { createPool } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import { makeTemporaryPlace } from '../postgres/temporary-place.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';
import { attempt, storedOf, submitMutation } from './client.ts';
import { durableWatchedDatabase, type WatchedDatabase } from './faulty-api.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

let database: WatchedDatabase;
let pool: Pool;
// Both processes of a rolling restart work with the same secrets.
const folder = makeTemporaryPlace();
const running = new Set<ServerProcess>();
beforeAll(async () => {
  database = await durableWatchedDatabase();
  pool = createPool({ url: database.url, max: 2, name: 'test', statementTimeoutMs: 10_000 }, () => undefined);
  await storeSmallRegistry(pool);
});
afterAll(async () => {
  for (const server of running) server.kill();
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<ServerProcess> => {
  const server = await startServerProcess(database.url, folder);
  running.add(server);
  return server;
};

/** A connection on which a request has begun. */
function begin(port: number, text: string) {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const answer = new Promise<string>((resolve, reject) => {
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
  socket.write(text);
  return { finish: (rest: string) => socket.write(rest), answer };
}

const EXIT_WITHIN_MS = 15_000;

test.runIf(process.platform === 'linux')(
  'what is stopped here runs with the flags and the environment of npm start',
  async () => {
    const server = await start();
    const told = (name: string) => readFileSync(`/proc/${server.pid}/${name}`, 'utf8').split('\0');
    expect(told('cmdline').slice(1, 1 + SERVER_FLAGS.length)).toEqual(SERVER_FLAGS);
    expect(told('environ')).toContain(`NODE_ENV=${SERVER_ENV.NODE_ENV}`);
    server.askToStop();
    expect(await server.ended).toBe(0);
  },
);

test.each([100, 2_000])(
  'a request whose last byte comes %i ms after SIGTERM is answered; the server was not ready before that, and ends well',
  async (laterMs) => {
    const server = await start();
    const { id, query, variables } = submitMutation();
    const body = JSON.stringify({ query, variables });
    const head = `host: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const rating = begin(server.port, `POST /graphql HTTP/1.1\r\n${head}${body.slice(0, -1)}`);
    const ready = begin(server.port, 'GET /healthz/ready HTTP/1.1\r\nhost: x\r\n');
    await pause(200);
    const stoppedAt = performance.now();
    server.askToStop();
    await pause(100);
    ready.finish('connection: close\r\n\r\n');
    expect(await ready.answer).toMatch(/^HTTP\/1\.1 503 [^]*"reasons":\["stopping"\]/);
    await pause(Math.max(0, stoppedAt + laterMs - performance.now()));
    rating.finish(body.slice(-1));
    const answer = await rating.answer;
    expect(await server.ended).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(EXIT_WITHIN_MS);
    const stored = await storedOf(database, [id]);
    if (answer.startsWith('HTTP/1.1 200')) expect(stored.get(id)).toMatchObject({ ratings: 1 });
    else {
      expect(answer).toMatch(/^HTTP\/1\.1 503 /);
      expect(stored.size).toBe(0);
    }
  },
);

/** Thirty take minutes: `RESTARTS=30 npm test -- --project api graceful-stop`. */
const RESTARTS = Number(process.env.RESTARTS ?? 5);
const EVERY_MS = 20;

test(
  `${RESTARTS} rolling restarts under 50 ratings a second: who tries twice is always served`,
  async () => {
    const servers = [await start(), await start()];
    const ids: string[] = [];
    const failed: string[] = [];
    let served = 0;
    const working: Promise<void>[] = [];
    let turn = 0;
    /**
     * As a proxy with two servers behind it: the second try goes to the other one, after the time that the first one asked
     * for, if it did. Whatever is no acknowledgement is a try, also “busy” from the server that stays.
     */
    const rate = async () => {
      const { id, ...mutation } = submitMutation();
      const answers: string[] = [];
      for (let number = turn++; answers.length < 2; number++) {
        const { answer, isAcknowledged } = await attempt(servers[number % 2]!.port, mutation);
        if (isAcknowledged) {
          if (answers.length === 0) served++;
          return void ids.push(id);
        }
        answers.push(answer ? `${answer.status} ${answer.text}` : 'no answer');
        await pause(1_000 * Number(answer?.headers['retry-after'] ?? 0));
      }
      failed.push(`${id}: ${answers.join(', then ')}`);
    };
    const startedAt = performance.now();
    const timer = setInterval(() => working.push(rate()), EVERY_MS);
    onTestFinished(() => clearInterval(timer));
    for (let restart = 0; restart < RESTARTS; restart++) {
      await pause(200);
      const leaving = servers[restart % 2]!;
      leaving.askToStop();
      expect(await leaving.ended).toBe(0);
      servers[restart % 2] = await start();
    }
    clearInterval(timer);
    await Promise.all(working);
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(failed).toEqual([]);
    expect(ids.length).toBeGreaterThan(RESTARTS * 20);
    const stored = await storedOf(database, ids);
    expect(stored.size).toBe(ids.length);
    expect(await recount(pool)).toEqual([]);
    console.log(
      `${RESTARTS} restarts in ${seconds.toFixed(0)} s: ${ids.length + failed.length} ratings, ${served} acknowledged at the first try, ` +
        `${ids.length - served} at the second, ${failed.length} not at all`,
    );
  },
  60_000 + RESTARTS * 12_000,
);
