import pino from 'pino';
import { readSettings } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { createPool } from '../database/pool.ts';
import { systemClock } from '../kernel/clock.ts';
import { Directory } from '../modules/registry/index.ts';
import { describeModeTable, FrozenMethod, MethodFreezer } from '../modules/results/index.ts';
import { StartupError } from '../startup-error.ts';

/** `npm run mode-table`: freezes the mode table and the reference mix that are due, and prints what is in force. */
try {
  const config = readSettings();
  const log = pino({ level: 'warn' }, pino.destination(2));
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    attach: true,
  });
  const pool = createPool({ url: database.url, max: 3, name: 'otklik-mode-table', statementTimeoutMs: 0 }, (error) =>
    log.warn(error.message),
  );
  try {
    const directory = new Directory(pool);
    const method = new FrozenMethod(pool, (error) => log.warn(error));
    const frozen = await new MethodFreezer({ pool, directory, clock: systemClock, method }).freezeDue();
    process.stdout.write(
      frozen.modeTable ? `The mode table ${frozen.modeTable} has been frozen.\n` : 'No mode table was due.\n',
    );
    process.stdout.write(
      frozen.referenceMix
        ? `The reference mix of ${frozen.referenceMix} has been frozen.\n`
        : 'No reference mix was due.\n',
    );
    for (const line of describeModeTable(method.inForce)) process.stdout.write(`${line}\n`);
  } finally {
    await pool.end();
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
