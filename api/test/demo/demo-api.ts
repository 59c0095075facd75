import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { DEMO_PASSWORD } from '../../src/database/seeds/demo/demo-accounts.ts';
import { loadDemo } from '../../src/database/seeds/demo/load-demo.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { hashPassword } from '../../src/modules/access/index.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { servePlatform } from '../support/serve-platform.ts';

/** A server on an empty database, to load the demo into. */
export interface DemoApi {
  platform: Platform;
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  address: string;
  /** Loads what is missing of `count` ratings; stops early when the signal says so. Tells how many it went through. */
  load(count: number, stopAfter?: number): Promise<number>;
  /** Asks the public schema, or the staff schema with a session. */
  ask<Data>(query: string, token?: string): Promise<Data>;
  close(): Promise<void>;
}

export async function startDemoApi(): Promise<DemoApi> {
  const database = await testDatabase();
  const log = pino({ level: 'silent' });
  const platform = await startPlatform({ url: database.url, receiptKey: randomBytes(32), clock: systemClock, log });
  const server = await servePlatform(platform, log);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return {
    platform,
    address: `http://127.0.0.1:${server.port}`,
    async load(count, stopAfter = Infinity) {
      const abort = new AbortController();
      let seen = 0;
      await loadDemo({
        pool: platform.pool,
        acceptance: platform.acceptance,
        passwordHash,
        count,
        signal: abort.signal,
        onProgress: ({ done }) => {
          seen = done;
          if (done >= stopAfter) abort.abort();
        },
      });
      return seen;
    },
    async ask<Data>(query: string, token?: string) {
      const response = await fetch(`http://127.0.0.1:${server.port}${token ? '/staff/graphql' : '/graphql'}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { cookie: `otklik_sid=${token}`, origin: server.origin } : {}),
        },
        body: JSON.stringify({ query }),
      });
      const body = (await response.json()) as { data: Data; errors?: object[] };
      if (body.errors) throw new Error(JSON.stringify(body.errors));
      return body.data;
    },
    async close() {
      await server.close();
      await platform.close();
      await database.drop();
    },
  };
}
