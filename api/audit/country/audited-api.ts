import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { checkDurability } from '../../src/database/durability.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { readinessOf } from '../../src/server/health.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { startServer } from '../../src/server.ts';

/** The whole api over HTTP on a database of the audit. */
export interface AuditedApi {
  platform: Platform;
  origin: string;
  close(): Promise<void>;
}

/** @param pagesFile the built pages; null without them */
export async function startAuditedApi(url: string, clock: Clock, pagesFile: string | null = null): Promise<AuditedApi> {
  const log = pino({ level: 'error' });
  const platform = await startPlatform({ url, receiptKey: randomBytes(32), clock, log });
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
      integrity: 'sha384-audit',
      path: '/embed/0.0.0/otklik.js',
      plain: Buffer.from('plain'),
      gzip: Buffer.from('gzip'),
      brotli: Buffer.from('brotli'),
    },
    pagesFile,
    demoAccounts: async () => [],
  });
  return {
    platform,
    origin: `http://127.0.0.1:${server.port}`,
    async close() {
      await server.close();
      await platform.close();
    },
  };
}
