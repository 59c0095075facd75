// npm run bench -- import: rows a second through ratingsImport, beside COPY of the same rows into a bare table.
import { startBenchDatabase } from '../ingest/bench-database.ts';
import { startChildServer } from '../ingest/child-server.ts';
import { serviceSlugs } from '../ingest/registry.ts';
import { measure } from './measure.ts';
import { type ImportOptions, readOptions, USAGE } from './options.ts';
import { makePartner } from './partner.ts';
import { runBench } from '../report/run-bench.ts';

const SERVICES = 40;

await runBench(USAGE, readOptions, run);

/** Starts everything, measures and takes everything away again, also when it is interrupted. */
async function run(options: ImportOptions, interrupted: Promise<number>): Promise<number> {
  const services = serviceSlugs(SERVICES);
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
