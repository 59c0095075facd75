import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/kernel/clock.ts';
import { checkDurability } from '../../src/database/durability.ts';
import { readinessOf } from '../../src/server/health.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { durableDatabase, type DurableDatabase } from '../postgres/durable-database.ts';
import { type LoggedServer, startLoggedServer } from './logged-server.ts';
import { asAdmin } from '../support/as-admin.ts';
import { send } from './raw-http.ts';

let database: DurableDatabase;
let platform: Platform;
let server: LoggedServer;
let isStopping = false;
beforeAll(async () => {
  database = await durableDatabase();
  platform = await startPlatform({
    url: database.url,
    receiptKey: randomBytes(32),
    clock: systemClock,
    log: pino({ level: 'silent' }),
  });
  server = await startLoggedServer(platform, {
    readiness: readinessOf(platform.pool, checkDurability, () => isStopping),
  });
});
afterAll(async () => {
  await server.close();
  await platform.close();
  await database.drop();
});

const get = (path: string, headers: Record<string, string> = {}) => send(server.port, { method: 'GET', path, headers });
const ready = async () => {
  const { status, text } = await get('/healthz/ready');
  return [status, JSON.parse(text)] as [number, unknown];
};
const whenReadySays = async (status: number) => {
  await expect.poll(async () => (await ready())[0], { timeout: 5_000, interval: 100 }).toBe(status);
  return (await ready())[1];
};
/** A setting of a database or role counts for connections that are made after it. */
/** The ordinary login of an embedded database is its superuser. */
const superuser = () => ({ adminUrl: database.url });
const set = async (statement: string) => {
  await asAdmin(superuser(), statement);
  await asAdmin(
    superuser(),
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()`,
  );
};

describe('ready', () => {
  test('where what is acknowledged stays', async () => {
    expect(await ready()).toEqual([200, { status: 'ready' }]);
    expect((await get('/healthz/ready')).headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['the database', 'alter database otklik'],
    ['the login', 'alter role otklik'],
  ])('not while %s has synchronous_commit off', async (_what, alter) => {
    await set(`${alter} set synchronous_commit = off`);
    expect(await whenReadySays(503)).toEqual({ status: 'not ready', reasons: ['synchronous_commit is off'] });
    await set(`${alter} reset synchronous_commit`);
    expect(await whenReadySays(200)).toEqual({ status: 'ready' });
  });

  test('not once the server is stopping, at once', async () => {
    isStopping = true;
    expect(await ready()).toEqual([503, { status: 'not ready', reasons: ['stopping'] }]);
    isStopping = false;
    expect((await ready())[0]).toBe(200);
  });
});

describe('metrics', () => {
  test('are for this machine', async () => {
    await get('/healthz/live');
    await get('/canary-address/that/is/none');
    const { status, headers, text } = await get('/metrics');
    expect([status, headers['x-content-type-options']]).toEqual([200, 'nosniff']);
    expect(text).toMatch(/otklik_http_request_seconds_count\{route="\/healthz\/live",status="200"\} \d+/);
    expect(text).not.toContain('canary');
  });

  test.each(['x-forwarded-for', 'forwarded'])('are not passed on by a proxy that sends %s', async (header) => {
    const { status, text } = await get('/metrics', { [header]: '127.0.0.1' });
    expect(status).toBe(404);
    expect(text).not.toContain('otklik_');
  });
});

describe('without a database', () => {
  beforeAll(() => database.drop());

  test('it lives, is not ready, and says why', async () => {
    expect(await whenReadySays(503)).toEqual({ status: 'not ready', reasons: ['the database does not answer'] });
    const { status, text, headers } = await get('/healthz/live');
    expect([status, text, headers['cache-control']]).toEqual([200, '{"status":"live"}', 'no-store']);
  });
});
