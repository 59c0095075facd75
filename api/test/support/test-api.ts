import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Clock } from '../../src/kernel/clock.ts';
import type { WidgetFile } from '../../src/server/widget-files.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import type { RunningServer } from '../../src/server.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { servePlatform } from './serve-platform.ts';
import { type SmallRegistry, storeSmallRegistry } from './small-registry.ts';

/** A clock that stands still until it is moved. */
export class StoppedClock implements Clock {
  constructor(public time: Date) {}
  now(): Date {
    return this.time;
  }
}

/** What GraphQL answered, with the status and headers it came with. */
export interface Answer<Data = Record<string, never>> {
  status: number;
  headers: Headers;
  data: Data;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** A whole api over HTTP on a database of its own: real PostgreSQL, real Fastify, real Apollo. Pages if they are asked for. */
export interface TestApi {
  database: TestDatabase;
  platform: Platform;
  server: RunningServer;
  clock: StoppedClock;
  registry: SmallRegistry;
  /** Asks the public schema; `headers` may add a key or a language. */
  ask<Data>(query: string, variables?: unknown, headers?: Record<string, string>): Promise<Answer<Data>>;
  close(): Promise<void>;
}

export async function startTestApi({
  now = new Date('2026-11-22T09:00:00Z'),
  widget,
  pagesFile = null,
}: { now?: Date; widget?: WidgetFile; pagesFile?: string | null } = {}): Promise<TestApi> {
  const database = await testDatabase();
  const clock = new StoppedClock(now);
  const log = pino({ level: 'silent' });
  const platform = await startPlatform({ url: database.url, receiptKey: randomBytes(32), clock, log });
  const registry = await storeSmallRegistry(platform.pool);
  await platform.directory.refresh();
  const server = await servePlatform(platform, log, { pagesFile, ...(widget && { widget }) });
  return {
    database,
    platform,
    server,
    clock,
    registry,
    async ask(query, variables, headers = {}) {
      const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as object;
      return { status: response.status, headers: response.headers, ...body } as never;
    },
    async close() {
      await server.close();
      await platform.close();
      await database.drop();
    },
  };
}
