import pino from 'pino';
import { readSettings } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { createPool } from '../database/pool.ts';
import { recount } from '../modules/results/index.ts';
import { StartupError } from '../startup-error.ts';

/** `npm run recount`: counts all ratings and rows of reports again, compares every cell of every tally, says how many differ. */
try {
  const config = readSettings();
  const log = pino({ level: 'warn' }, pino.destination(2));
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    attach: true,
  });
  const pool = createPool({ url: database.url, max: 1, name: 'otklik-recount', statementTimeoutMs: 0 }, (error) =>
    log.warn(error.message),
  );
  try {
    const differences = await recount(pool);
    for (const { table, side, cell } of differences.slice(0, 20)) process.stderr.write(`${table}: ${side}: ${cell}\n`);
    process.stdout.write(
      `${differences.length} differences between the tallies and a recount of all ratings and reports\n`,
    );
    process.exitCode = differences.length === 0 ? 0 : 1;
  } finally {
    await pool.end();
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
