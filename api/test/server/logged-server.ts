import { Writable } from 'node:stream';
import { pino } from 'pino';
import { checkDurability } from '../../src/database/durability.ts';
import { readinessOf } from '../../src/server/health.ts';
import type { Platform } from '../../src/server/platform.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';

/** A server whose log can be read. */
export interface LoggedServer extends RunningServer {
  /** Lines of the log so far, most talkative level; empty it at will. */
  lines: string[];
}

/** Starts a server over a platform that runs, on a free port unless told otherwise. Close it before the platform. */
export async function startLoggedServer(
  platform: Platform,
  options: Partial<ServerOptions> = {},
): Promise<LoggedServer> {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) });
  const server = await startServer({
    platform,
    log: pino({ level: 'trace' }, stream),
    host: '127.0.0.1',
    port: 0,
    publicOrigin: 'http://localhost:0',
    trustedProxyHops: 0,
    readiness: readinessOf(platform.pool, checkDurability, () => false),
    widget: {
      version: '3.4.5',
      file: 'otklik.js',
      integrity: 'sha384-x',
      path: '/embed/3.4.5/otklik.js',
      plain: Buffer.from('the widget'),
      gzip: Buffer.from('the widget, gzip'),
      brotli: Buffer.from('the widget, brotli'),
    },
    pagesFile: null,
    demoAccounts: async () => [],
    ...options,
  });
  return { ...server, lines };
}
