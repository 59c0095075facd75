// npm run bench -- import: rows a second through ratingsImport, beside COPY of the same rows into a bare table.
import process from 'node:process';
import { startBenchDatabase } from '../ingest/bench-database.ts';
import { startChildServer } from '../ingest/child-server.ts';
import { serviceSlugs } from '../ingest/registry.ts';
import { measure } from './measure.ts';
import { type ImportOptions, readOptions, USAGE } from './options.ts';
import { makePartner } from './partner.ts';

const SERVICES = 40;

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else
  try {
    process.exitCode = await run(readOptions(words));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }

/** Starts everything, measures and takes everything away again, also when it is interrupted. */
async function run(options: ImportOptions): Promise<number> {
  const services = serviceSlugs(SERVICES);
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(130));
  });
  const database = await startBenchDatabase(services);
  try {
    const key = await makePartner(database.url);
    const server = await startChildServer({ url: database.url, isWithoutDatabase: false });
    try {
      const measured = measure({ database, server, services, key }, options).then(() => 0);
      return await Promise.race([measured, interrupted]);
    } finally {
      await server.stop();
    }
  } finally {
    await database.drop();
  }
}
