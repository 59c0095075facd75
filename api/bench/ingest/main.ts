// npm run bench -- ingest: how many ratings a second are accepted, beside what the same PostgreSQL does with bare rows.
import process from 'node:process';
import { startBenchDatabase } from './bench-database.ts';
import { measure } from './measure.ts';
import { type IngestOptions, readOptions, USAGE } from './options.ts';
import { serviceSlugs } from './registry.ts';
import { startVariants } from './variants.ts';

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
async function run(options: IngestOptions): Promise<number> {
  const services = serviceSlugs(SERVICES);
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(130));
  });
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
