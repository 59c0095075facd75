import pino from 'pino';
import { readSettings } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open-database.ts';
import { fillEmptyDatabase } from '../fill-empty-database.ts';
import { systemClock } from '../kernel/clock.ts';
import { loadSecrets } from '../secrets.ts';
import { startPlatform } from '../server/platform.ts';
import { StartupError } from '../startup-error.ts';

/** `npm run seed`: fills an empty database with the demo country without starting the server. */
try {
  const config = readSettings();
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    attach: true,
  });
  try {
    await migrate(database.url);
    const { receiptKey } = loadSecrets(config.dataDir, config.secretsFile);
    const platform = await startPlatform({ url: database.url, receiptKey, clock: systemClock, log });
    const filling = fillEmptyDatabase(platform, log, config.demoRatings);
    process.once('SIGINT', () => void filling.stop());
    await filling.done;
    await platform.close();
  } finally {
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
