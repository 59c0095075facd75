import { withConnections } from '../command-database.ts';
import { recount } from '../modules/results/index.ts';

/** `npm run recount`: counts all ratings and rows of reports again, compares every cell of every tally, says how many differ. */
await withConnections({ name: 'recount', max: 2 }, async (pool) => {
  const differences = await recount(pool);
  for (const { table, side, cell } of differences.slice(0, 20)) process.stderr.write(`${table}: ${side}: ${cell}\n`);
  process.stdout.write(
    `${differences.length} differences between the tallies and a recount of all ratings and reports\n`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
});
