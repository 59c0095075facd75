// npm run load -- <suite>: a k6 suite against the built server on a scratch database with the demo in it.
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { startScratchServer } from '../scratch-server/start.ts';
import { type LoadOrder, readOrder, suiteNames } from '../load/arguments.ts';
import { findK6 } from '../load/k6.ts';
import { runSuite } from '../load/run-suite.ts';

let order: LoadOrder;
try {
  order = readOrder(process.argv.slice(2), suiteNames());
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

const k6 = await findK6((what) => console.error(what));
if ('missing' in k6) {
  if (order.isOptional) {
    console.log(`SKIPPED load ${order.suite}: ${k6.missing}`);
    process.exit(0);
  }
  console.error(`The load cannot be run: ${k6.missing}`);
  process.exit(1);
}

const failed = (await buildPackages()).filter((result) => result.outcome === 'failed');
for (const { name, output } of failed) console.error(`✗ ${name} could not be built:\n${output}`);
if (failed.length > 0) process.exit(1);

console.error('Starting a server with the demo in it …');
const server = await startScratchServer();
try {
  console.error(`k6 ${k6.version}: ${order.suite}, seed ${order.seed}`);
  const { code, report } = await runSuite(k6.path, server, order);
  console.error(`Kept in ${report}`);
  process.exitCode = code;
} finally {
  await server.stop();
}
