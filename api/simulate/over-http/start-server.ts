import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Clock } from '../../src/kernel/clock.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { durableDatabase } from '../../test/postgres/durable-database.ts';
import { servePlatform } from '../../test/support/serve-platform.ts';

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
    const server = await servePlatform(platform, log);
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
