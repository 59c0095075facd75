// npm run bench -- ingest: how many ratings a second are accepted, beside what the same PostgreSQL does with bare rows.
import { startBenchDatabase } from './bench-database.ts';
import { measure } from './measure.ts';
import { type IngestOptions, readOptions, USAGE } from './options.ts';
import { serviceSlugs } from './registry.ts';
import { startVariants } from './variants.ts';
import { runBench } from '../report/run-bench.ts';

const SERVICES = 40;

await runBench(USAGE, readOptions, run);

/** Starts everything, measures and takes everything away again, also when it is interrupted. */
async function run(options: IngestOptions, interrupted: Promise<number>): Promise<number> {
  const services = serviceSlugs(SERVICES);
  const database = await startBenchDatabase(services);
  try {
    const variants = await startVariants(database, services, options);
    try {
      const measured = measure(database, variants, services, options).then(() => 0);
      return await Promise.race([measured, interrupted]);
    } finally {
      await variants.stop();
    }
  } finally {
    await database.drop();
  }
}
