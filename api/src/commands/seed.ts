import { onDatabase } from '../command-database.ts';
import { migrate } from '../database/migrate.ts';
import { fillEmptyDatabase } from '../fill-empty-database.ts';
import { systemClock } from '../kernel/clock.ts';
import { secretsOf } from '../secrets.ts';
import { startPlatform } from '../server/platform.ts';

/** `npm run seed`: fills an empty database with the demo country without starting the server. */
await onDatabase(async ({ url, config, log }) => {
  await migrate(url);
  const { receiptKey } = await secretsOf({ ...config, url });
  const platform = await startPlatform({
    url,
    receiptKey,
    invitationKeys: config.invitationKeys,
    clock: systemClock,
    log,
  });
  const filling = fillEmptyDatabase(platform, log, config.demoRatings);
  process.once('SIGINT', () => void filling.stop());
  await filling.done;
  await platform.close();
});
