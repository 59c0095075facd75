// The server of one variant: the api as `npm start` runs it, without pages, on the database of the benchmark.
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { pino } from 'pino';
import { checkDurability } from '../../src/database/durability.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { readinessOf } from '../../src/server/health.ts';
import { startPlatform } from '../../src/server/platform.ts';
import { startServer } from '../../src/server.ts';
import { answerParent } from './answer-parent.ts';
import { countStatements } from './count-statements.ts';
import { timeRequests } from './time-requests.ts';
import { withoutDatabase } from './without-database.ts';

/** What a server is told, as its first argument. */
export interface ServeOrder {
  /** Connection string of the migrated database. */
  url: string;
  /** Acknowledge every group at once instead of storing it. */
  isWithoutDatabase: boolean;
  /** Tell how long each request took inside the server. */
  isTimed?: boolean;
}

const { url, isWithoutDatabase, isTimed } = JSON.parse(process.argv[2]!) as ServeOrder;
const log = pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true }));
const statements = countStatements();
const requestsMs = isTimed ? timeRequests() : undefined;
const platform = await startPlatform({ url, receiptKey: randomBytes(32), clock: systemClock, log });
if (isWithoutDatabase) withoutDatabase(platform.acceptance.writer);
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
platform.redactor.start();
platform.publisher.start();

const close = async () => {
  await server.close();
  await platform.close();
};
answerParent(server.port, close, statements, requestsMs);
