import type { Logger } from 'pino';
import { checkDurability } from '../../src/database/durability.ts';
import { readinessOf } from '../../src/server/health.ts';
import type { Platform } from '../../src/server/platform.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';

/**
 * Serves a platform over HTTP on a free port, as `npm start` does, but without jobs, and with a widget in words and no
 * pages unless the built ones or other options are given.
 */
export const servePlatform = (
  platform: Platform,
  log: Logger,
  given: Partial<ServerOptions> = {},
): Promise<RunningServer> =>
  startServer({
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
      integrity: 'sha384-test',
      path: '/embed/0.0.0/otklik.js',
      plain: Buffer.from('plain'),
      gzip: Buffer.from('gzip'),
      brotli: Buffer.from('brotli'),
    },
    pagesFile: null,
    demoAccounts: async () => [],
    ...given,
  });
