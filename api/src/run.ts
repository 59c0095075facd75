import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { askAgain } from './ask-again.ts';
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
import { secretsOf } from './secrets.ts';
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
/** How long a server that stops still takes requests while it says that it is not ready, for those who ask first. */
const NOTICE_MS = 250;

/**
 * Starts everything in its order and stops it in the reverse one on SIGINT or SIGTERM: no new requests, what has
 * arrived is answered, then the connections, then PostgreSQL.
 * @param onStopped called when everything is stopped and the exit code is set
 * @throws StartupError with one sentence that says what to do
 */
export async function run(
  config: Settings,
  log: Logger,
  builds: Builds,
  onStopped: () => void = () => undefined,
): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  let isStarting = true;
  let stopping: Promise<void> | undefined;
  let isAskedToStop = false;
  const unwind = async (exitCode: number) => {
    const hurry = setTimeout(() => {
      log.error('stopping took too long');
      process.exit(1);
    }, STOP_WITHIN_MS);
    hurry.unref();
    for (const step of undo.toReversed())
      await step().catch((error: unknown) => log.error({ err: error }, 'while stopping'));
    clearTimeout(hurry);
    process.exitCode = exitCode;
    onStopped();
  };
  const stop = (exitCode: number) => (stopping ??= unwind(exitCode));
  const onSignal = () => {
    isAskedToStop = true;
    // While starting, the step in hand comes to its end first: what it started is to be stopped as well.
    if (!isStarting) void stop(0);
  };
  const goOn = () => {
    if (isAskedToStop) throw new StoppedWhileStarting();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  try {
    const database = await openDatabase({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      log,
    });
    undo.push(() => database.stop());
    goOn();
    await warnOfSuperuser(database.url, log);
    await migrate(database.url);
    const secrets = await secretsOf({ ...config, url: database.url });
    goOn();
    const platform = await startPlatform({
      url: database.url,
      receiptKey: secrets.receiptKey,
      invitationKeys: config.invitationKeys,
      clock: systemClock,
      log,
    });
    undo.push(() => platform.close());
    goOn();
    const widget = await loadWidget(builds.widget);
    const server = await startServer({
      platform,
      log,
      host: config.host,
      port: config.port,
      publicOrigin: config.publicOrigin,
      trustedProxyHops: config.trustedProxyHops,
      readiness: readinessOf(
        platform.pool,
        checkDurability,
        () => isAskedToStop,
        () => platform.acceptance.writer.canStore,
      ),
      widget,
      pagesFile: builds.pages,
      demoAccounts: () => demoAccounts(platform.pool, platform.directory),
    }).catch(portTaken(config.port));
    undo.push(() => server.close());
    undo.push(async () => {
      if (isAskedToStop && !isStarting) await pause(NOTICE_MS);
    });
    goOn();
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
    goOn();
    const firstAccount =
      config.seed === 'none'
        ? await askAgain(
            () => makeFirstAccount(platform.pool),
            log,
            () => !isAskedToStop,
          )
        : null;
    printAddresses({ origin: server.origin, demoSite: demoSite?.origin ?? null, seed: config.seed, firstAccount });
    isStarting = false;
    if (isAskedToStop) return await stop(0);
    if (config.seed === 'demo') {
      const filling = fillEmptyDatabase(platform, log, config.demoRatings);
      undo.push(() => filling.stop());
      await filling.done;
    }
    if (!isAskedToStop) {
      platform.method.start();
      platform.publisher.start();
      platform.settler.start();
      platform.draws.start();
      platform.months.start();
      platform.runningSums.start();
    }
  } catch (error) {
    const wasAsked = error instanceof StoppedWhileStarting;
    await stop(wasAsked ? 0 : 1);
    if (!wasAsked) throw error;
  }
}

/** Ends a start that is no longer wanted. */
class StoppedWhileStarting extends Error {
  override readonly name = 'StoppedWhileStarting';
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
