// npm run bench -- read: how long the questions behind every page take, at 250 thousand, 10 and 100 million ratings.
import process from 'node:process';
import { measure } from './measure.ts';
import { readOptions, type ReadOptions, USAGE } from './options.ts';
import { openReadDatabase, type ReadDatabase } from './read-database.ts';
import { dropAll } from '../report/drop-all.ts';
import { runBench } from '../report/run-bench.ts';

await runBench(USAGE, readOptions, run);

/** Generates, measures and takes everything away again, also when it is interrupted. */
async function run(options: ReadOptions, interrupted: Promise<number>): Promise<number> {
  const databases: ReadDatabase[] = [];
  const drops: (() => Promise<void>)[] = [];
  const startedAt = performance.now();
  const tell = (text: string) =>
    void process.stderr.write(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${text}\n`);
  const work = async (): Promise<number> => {
    for (const size of options.sizes)
      databases.push(await openReadDatabase(size, options.keep, tell, (drop) => drops.push(drop)));
    await measure(databases, options, tell);
    return 0;
  };
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    await dropAll(drops);
  }
}
