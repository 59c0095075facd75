import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { readSettings, settingsHelp } from './config.ts';
import { limitHeapGrowth } from './heap-growth.ts';
import { run } from './run.ts';
import { StartupError } from './startup-error.ts';

/** Root of the checkout: the built api lies in `api/dist`. */
const root = fileURLToPath(new URL('../..', import.meta.url));

const LEFTOVERS_MS = 500;

limitHeapGrowth();

try {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(`${settingsHelp()}\n`);
  } else if (process.argv.length > 2) {
    throw new StartupError(`There is no option "${process.argv[2]}". npm start -- --help lists all settings.`);
  } else {
    const config = readSettings();
    const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
    const builds = {
      widget: join(root, 'widget/dist'),
      demoSite: join(root, 'widget/demo'),
      pages: join(root, 'dashboard/build/handler.js'),
    };
    // A connection whose other end is silent would keep the process alive after everything is stopped.
    await run(config, log, builds, () => void setTimeout(() => process.exit(), LEFTOVERS_MS).unref());
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
