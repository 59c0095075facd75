import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Platform } from '../../src/server/platform.ts';
import type { RunningServer, ServerOptions } from '../../src/server.ts';
import { servePlatform } from '../support/serve-platform.ts';

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
  const server = await servePlatform(platform, pino({ level: 'trace' }, stream), {
    widget: {
      version: '3.4.5',
      file: 'otklik.js',
      integrity: 'sha384-x',
      path: '/embed/3.4.5/otklik.js',
      plain: Buffer.from('the widget'),
      gzip: Buffer.from('the widget, gzip'),
      brotli: Buffer.from('the widget, brotli'),
    },
    ...options,
  });
  return { ...server, lines };
}
