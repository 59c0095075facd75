import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { checkDurability } from '../../src/database/durability.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { isDatabaseAway, isInternalFailure } from '../../src/database/server-trouble.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { recount } from '../../src/modules/results/index.ts';
import { readinessOf } from '../../src/server/health.ts';
import { startPlatform } from '../../src/server/platform.ts';
import { startLoggedServer } from '../server/logged-server.ts';
import { send } from '../server/raw-http.ts';
import { storeSmallRegistry } from '../support/small-registry.ts';
import { type Attempt, attempt, sendUntilStored, storedOf, submitMutation } from './client.ts';
import { adminUrlOf, brokenInvariants } from './faulty-api.ts';
import { makeSmallDisk, type SmallDisk } from './small-disk.ts';

const MEGABYTES = 200;
const READY_WITHIN_MS = 30_000;

/** An installation with everything it keeps on this disk. */
async function install(disk: SmallDisk) {
  const dataDir = join(disk.folder, 'data');
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const handle = await openDatabase({ dataDir, log: quiet });
  onTestFinished(() => handle.stop());
  await migrate(handle.url);
  const database = { url: handle.url, adminUrl: adminUrlOf(dataDir), drop: async () => undefined };
  const log = pino({ level: 'silent' });
  const platform = await startPlatform({ url: handle.url, receiptKey: randomBytes(32), clock: systemClock, log });
  onTestFinished(() => platform.close());
  await storeSmallRegistry(platform.pool);
  await platform.directory.refresh();
  const { writer } = platform.acceptance;
  const readiness = readinessOf(
    platform.pool,
    checkDurability,
    () => false,
    () => writer.canStore,
  );
  const server = await startLoggedServer(platform, { readiness });
  onTestFinished(() => server.close());
  return { database, platform, server };
}

/** Lets PostgreSQL begin the next file of its log, which it may not survive. */
async function switchLog(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
  // A server that dies tells its connections so, besides the statement that is under way.
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    await admin.query('select pg_switch_wal()');
  } catch (error) {
    if (!isDatabaseAway(error) && !isInternalFailure(error)) throw error;
  } finally {
    await admin.end();
  }
}

test('a full disk loses nothing, says so, and is over when there is space again', async (context) => {
  const disk = makeSmallDisk(MEGABYTES);
  if (typeof disk === 'string') {
    console.log(`SKIPPED disk full: ${disk}`);
    return context.skip(disk);
  }
  onTestFinished(() => disk.remove());
  const { database, platform, server } = await install(disk);
  const sent: { mutation: ReturnType<typeof submitMutation>; answer: Promise<Attempt> }[] = [];
  const text = randomBytes(700).toString('hex');
  const rate = (): Promise<Attempt> => {
    const mutation = submitMutation({ comments: [{ question: 'GOOD', text }], mayQuote: false });
    const answer = attempt(server.port, mutation);
    sent.push({ mutation, answer });
    return answer;
  };
  const timer = setInterval(() => void rate(), 20);
  onTestFinished(() => clearInterval(timer));
  const isReady = async () => (await send(server.port, { method: 'GET', path: '/healthz/ready' })).status === 200;
  /** Rates until one is answered like this. */
  const until = (isSo: (one: Attempt) => boolean, timeout: number) =>
    expect.poll(async () => isSo(await rate()), { timeout, interval: 50 }).toBe(true);

  await until(({ isAcknowledged }) => isAcknowledged, 5_000);
  disk.fill();
  await until(({ answer }) => answer?.status === 503, 20_000);
  await expect.poll(isReady, { timeout: 5_000 }).toBe(false);
  expect((await send(server.port, { method: 'GET', path: '/healthz/live' })).status).toBe(200);
  // PostgreSQL itself stops when it cannot write its log any more.
  for (let segment = 0; segment < 5; segment++) await switchLog(database.adminUrl);
  await pause(2_000);
  expect(await isReady()).toBe(false);

  const freedAt = performance.now();
  disk.free();
  await expect
    .poll(async () => (await rate()).isAcknowledged && (await isReady()), { timeout: READY_WITHIN_MS, interval: 50 })
    .toBe(true);
  expect(performance.now() - freedAt).toBeLessThan(READY_WITHIN_MS);
  clearInterval(timer);

  const acknowledged: string[] = [];
  for (const { mutation, answer } of sent) {
    const { answer: got, isAcknowledged } = await answer;
    if (isAcknowledged) acknowledged.push(mutation.id);
    else expect([got?.status, got?.headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)]);
  }
  const stored = await storedOf(database, acknowledged);
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(acknowledged.length).toBeLessThan(sent.length);
  for (const { mutation } of sent) await sendUntilStored(server.port, mutation);
  const all = await storedOf(
    database,
    sent.map(({ mutation }) => mutation.id),
  );
  for (const { mutation } of sent)
    expect(all.get(mutation.id)).toMatchObject({ ratings: 1, comments: [text], jobs: 1 });
  expect(await recount(platform.pool)).toEqual([]);
  expect(await brokenInvariants(database)).toEqual([]);
}, 120_000);
