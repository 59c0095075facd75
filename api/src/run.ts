import pg from 'pg';
import type { Logger } from 'pino';
import type { Settings } from './config.ts';
import { checkDurability } from './database/durability.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { isSuperuser } from './database/roles.ts';
import { demoAccounts } from './database/seeds/demo/demo-accounts.ts';
import { fillEmptyDatabase } from './fill-empty-database.ts';
import { systemClock } from './kernel/clock.ts';
import { makeFirstAccount } from './modules/access/index.ts';
import { printAddresses } from './print-addresses.ts';
import { loadSecrets } from './secrets.ts';
import { startServer } from './server.ts';
import { startDemoSite } from './server/demo-site.ts';
import { readinessOf } from './server/health.ts';
import { startPlatform } from './server/platform.ts';
import { loadWidget } from './server/widget-files.ts';
import { StartupError } from './startup-error.ts';

/** Where the builds lie. */
export interface Builds {
  widget: string;
  demoSite: string;
  pages: string;
}

/** Longest time a stop may take before it is cut short. */
const STOP_WITHIN_MS = 30_000;

/**
 * Starts everything in its order and stops it in the reverse one on SIGINT or SIGTERM: no new requests, what has
 * arrived is answered, then the connections, then PostgreSQL.
 * @throws StartupError with one sentence that says what to do
 */
export async function run(config: Settings, log: Logger, builds: Builds): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  let isStopping = false;
  const stop = async (exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    const hurry = setTimeout(() => {
      log.error('stopping took too long');
      process.exit(1);
    }, STOP_WITHIN_MS);
    hurry.unref();
    for (const step of undo.toReversed())
      await step().catch((error: unknown) => log.error({ err: error }, 'while stopping'));
    clearTimeout(hurry);
    process.exitCode = exitCode;
  };
  const onSignal = () => void stop(0);
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  try {
    const database = await openDatabase({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      log,
    });
    undo.push(() => database.stop());
    const secrets = loadSecrets(config.dataDir, config.secretsFile);
    await warnOfSuperuser(database.url, log);
    await migrate(database.url);
    const platform = await startPlatform({
      url: database.url,
      receiptKey: secrets.receiptKey,
      clock: systemClock,
      log,
    });
    undo.push(() => platform.close());
    const widget = await loadWidget(builds.widget);
    const server = await startServer({
      platform,
      log,
      host: config.host,
      port: config.port,
      publicOrigin: config.publicOrigin,
      trustedProxyHops: config.trustedProxyHops,
      readiness: readinessOf(platform.pool, checkDurability, () => isStopping),
      widget,
      pagesFile: builds.pages,
      demoAccounts: () => demoAccounts(platform.pool, platform.directory),
    }).catch(portTaken(config.port));
    undo.push(() => server.close());
    const demoSite =
      config.demoSitePort > 0
        ? await startDemoSite({
            folder: builds.demoSite,
            host: config.host,
            port: config.demoSitePort,
            origin: server.origin,
            widget,
          }).catch(portTaken(config.demoSitePort, 'DEMO_SITE_PORT'))
        : null;
    if (demoSite) undo.push(() => demoSite.close());
    platform.redactor.start();
    const firstAccount = config.seed === 'none' ? await makeFirstAccount(platform.pool) : null;
    printAddresses({ origin: server.origin, demoSite: demoSite?.origin ?? null, seed: config.seed, firstAccount });
    if (config.seed === 'demo') {
      const filling = fillEmptyDatabase(platform, log, config.demoRatings);
      undo.push(() => filling.stop());
      await filling.done;
    }
    if (!isStopping) platform.publisher.start();
  } catch (error) {
    await stop(1);
    throw error;
  }
}

const portTaken =
  (port: number, setting = 'PORT') =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is taken: stop the program that uses it, or choose another ${setting}.`);
    if (error.code === 'EACCES') throw new StartupError(`Port ${port} needs more rights: choose another ${setting}.`);
    throw error;
  };

async function warnOfSuperuser(url: string, log: Logger): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (await isSuperuser(client))
      log.warn(
        'The database login is a superuser. Otklik needs none: give it a login of its own that owns its database.',
      );
  } finally {
    await client.end();
  }
}
