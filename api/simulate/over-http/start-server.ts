import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { checkDurability } from '../../src/database/durability.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { readinessOf } from '../../src/server/health.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { startServer } from '../../src/server.ts';
import { durableDatabase } from '../../test/postgres/durable-database.ts';

/** A whole api over HTTP, on an embedded PostgreSQL in a scratch folder. */
export interface ScratchServer {
  platform: Platform;
  port: number;
  stop(): Promise<void>;
}

/** Starts it as `npm start` does, without pages and jobs. */
export async function startScratchServer(clock: Clock): Promise<ScratchServer> {
  const database = await durableDatabase();
  try {
    const log = pino({ level: 'error', base: null }, pino.destination({ dest: 2, sync: true }));
    const platform = await startPlatform({ url: database.url, receiptKey: randomBytes(32), clock, log });
    const nothing = Buffer.from('');
    const server = await startServer({
      platform,
      log,
      host: '127.0.0.1',
      port: 0,
      publicOrigin: 'http://localhost:0',
      trustedProxyHops: 0,
      readiness: readinessOf(platform.pool, checkDurability, () => false),
      widget: {
        version: '0.0.0',
        file: 'otklik.js',
        integrity: 'sha384-none',
        path: '/embed/0.0.0/otklik.js',
        plain: nothing,
        gzip: nothing,
        brotli: nothing,
      },
      pagesFile: null,
      demoAccounts: async () => [],
    });
    return {
      platform,
      port: server.port,
      async stop() {
        await server.close();
        await platform.close();
        await database.drop();
      },
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
