// npm run bench -- results: what comparisons and the page of a service take, for 500 services and 8 quarters.
import { rmSync } from 'node:fs';
import process from 'node:process';
import { makeTemporaryPlace } from '../../test/postgres/temporary-place.ts';
import { openReadDatabase } from '../read/read-database.ts';
import { dropAll } from '../report/drop-all.ts';
import { runBench } from '../report/run-bench.ts';
import { measure } from './measure.ts';
import { readOptions, type ResultsOptions, USAGE } from './options.ts';
import { openScaledCopy } from './scaled-copy.ts';

await runBench(USAGE, readOptions, run);

/** Generates, measures and takes everything away again, also when it is interrupted. */
async function run(options: ResultsOptions, interrupted: Promise<number>): Promise<number> {
  const { size, keep } = options;
  const folder = keep ?? makeTemporaryPlace();
  const drops: (() => Promise<void>)[] = [];
  const onOpen = (drop: () => Promise<void>) => void drops.push(drop);
  const startedAt = performance.now();
  const tell = (text: string) =>
    void process.stderr.write(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${text}\n`);
  const work = async (): Promise<number> => {
    // It is copied while nothing uses it.
    await (await openReadDatabase(size, folder, tell, onOpen)).drop();
    const copy = await openScaledCopy(size, folder, tell, onOpen);
    const database = await openReadDatabase(size, folder, tell, onOpen);
    return (await measure([database, copy], options, tell)) ? 0 : 1;
  };
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    await dropAll(drops);
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}
