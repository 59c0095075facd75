// The server of one variant: the api as `npm start` runs it, without pages, on the database of the benchmark.
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { pino } from 'pino';
import { limitHeapGrowth } from '../../src/heap-growth.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { startPlatform } from '../../src/server/platform.ts';
import { servePlatform } from '../../test/support/serve-platform.ts';
import { answerParent } from './answer-parent.ts';
import { countStatements } from './count-statements.ts';
import { recordQueries } from './record-queries.ts';
import { timeRequests } from './time-requests.ts';
import { withoutDatabase } from './without-database.ts';

/** What a server is told, as its first argument. */
export interface ServeOrder {
  /** Connection string of the migrated database. */
  url: string;
  /** Acknowledge every group at once instead of storing it. */
  isWithoutDatabase: boolean;
  /** Tell how long each request took inside the server, and how long the queries behind it take. */
  isTimed?: boolean;
}

limitHeapGrowth();
const { url, isWithoutDatabase, isTimed } = JSON.parse(process.argv[2]!) as ServeOrder;
const log = pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true }));
const statements = countStatements();
const recorded = isTimed ? recordQueries() : null;
const times = recorded ? { requestsMs: timeRequests(), queriesMs: () => recorded.askAgain() } : undefined;
const platform = await startPlatform({ url, receiptKey: randomBytes(32), clock: systemClock, log });
if (isWithoutDatabase) withoutDatabase(platform.acceptance.writer);
const server = await servePlatform(platform, log);
// Beside timed requests no job sends statements of its own.
if (!isTimed) {
  platform.redactor.start();
  platform.method.start();
  platform.publisher.start();
  platform.settler.start();
  platform.draws.start();
  platform.runningSums.start();
}
// What a server reads in the seconds after its start is not measured with the first questions.
platform.months.start();
await platform.months.idle();

const close = async () => {
  await server.close();
  await recorded?.close();
  await platform.close();
};
answerParent(server.port, close, statements, times);
