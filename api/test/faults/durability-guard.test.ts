import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { checkDurability } from '../../src/database/durability.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { readinessOf } from '../../src/server/health.ts';
import { startPlatform } from '../../src/server/platform.ts';
import { startLoggedServer } from '../server/logged-server.ts';
import { send } from '../server/raw-http.ts';
import { asAdmin } from '../support/as-admin.ts';
import { durableWatchedDatabase, type WatchedDatabase } from './faulty-api.ts';

let database: WatchedDatabase;
beforeAll(async () => {
  database = await durableWatchedDatabase();
});
afterAll(() => database.drop());

/** Changes a setting and undoes it after the test. */
async function set(scope: string, setting: string, value = 'off'): Promise<void> {
  await asAdmin(database, `${scope} set ${setting} = ${value}`);
  await asAdmin(database, 'select pg_reload_conf()');
  onTestFinished(async () => {
    await asAdmin(database, `${scope} reset ${setting}`);
    await asAdmin(database, 'select pg_reload_conf()');
  });
}

/** Starts a server on the database. @returns asks whether it is ready */
async function start(): Promise<() => Promise<{ status: number; answer: unknown; tookMs: number }>> {
  const log = pino({ level: 'silent' });
  const platform = await startPlatform({ url: database.url, receiptKey: randomBytes(32), clock: systemClock, log });
  const readiness = readinessOf(platform.pool, checkDurability, () => false);
  const server = await startLoggedServer(platform, { readiness });
  onTestFinished(async () => {
    await server.close();
    await platform.close();
  });
  return async () => {
    const startedAt = performance.now();
    const { status, text } = await send(server.port, { method: 'GET', path: '/healthz/ready' });
    return { status, answer: JSON.parse(text) as unknown, tookMs: performance.now() - startedAt };
  };
}

const NOT_READY_WITHIN_MS = 2_000;
const notReady = (setting: string) => ({ status: 'not ready', reasons: [`${setting} is off`] });

test.each([
  ['fsync', 'alter system'],
  ['full_page_writes', 'alter system'],
  ['synchronous_commit', 'alter system'],
  ['synchronous_commit', 'alter database otklik'],
  ['synchronous_commit', 'alter role otklik'],
  ['synchronous_commit', 'alter role otklik in database otklik'],
])('a server that starts where %s is off by %s is not ready, at once, and says why', async (setting, scope) => {
  await set(scope, setting);
  const ready = await start();
  for (let time = 0; time < 3; time++) {
    const { status, answer, tookMs } = await ready();
    expect([status, answer]).toEqual([503, notReady(setting)]);
    expect(tookMs).toBeLessThan(NOT_READY_WITHIN_MS);
  }
});

test.each(['off', 'false'])(
  'what is switched off for the connections to come (%s) is noticed although those that are there have it on',
  async (value) => {
    const ready = await start();
    expect(await ready()).toMatchObject({ status: 200 });
    await set('alter role otklik', 'synchronous_commit', value);
    const changedAt = performance.now();
    await expect
      .poll(ready, { timeout: 10_000, interval: 100 })
      .toMatchObject({ status: 503, answer: notReady('synchronous_commit') });
    expect(performance.now() - changedAt).toBeLessThan(NOT_READY_WITHIN_MS);
  },
);

test('synchronous_commit = local waits for the disk: that is enough', async () => {
  await set('alter role otklik', 'synchronous_commit', 'local');
  expect(await (await start())()).toMatchObject({ status: 200 });
});
