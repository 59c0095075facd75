import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { addDays } from '../../src/database/seeds/demo/calendar.ts';
import { demoOffers } from '../../src/database/seeds/demo/demo-offers.ts';
import { demoState } from '../../src/database/seeds/demo/load-demo.ts';
import { fillEmptyDatabase } from '../../src/fill-empty-database.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { recount } from '../../src/modules/results/index.ts';
import { startPlatform } from '../../src/server/platform.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { asAdmin } from '../support/as-admin.ts';
import { FaultProxy } from './fault-proxy.ts';
import { brokenInvariants } from './faulty-api.ts';

const RATINGS = 2_000;
const LOSSES = 3;

test('the loading of the demo survives the loss of the database, and nothing is loaded twice', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const { proxy, url } = await FaultProxy.before(database.url);
  onTestFinished(() => proxy.close());
  const log = pino({ level: 'silent' });
  const platform = await startPlatform({ url, receiptKey: randomBytes(32), clock: systemClock, log });
  onTestFinished(() => platform.close());

  proxy.line = { kind: 'RESET' };
  const filling = fillEmptyDatabase(platform, log, RATINGS);
  onTestFinished(() => filling.stop());
  // The first attempt meets no database at all; the later ones lose it while offers and ratings are being stored.
  for (let loss = 0; loss < LOSSES; loss++) {
    await pause(200);
    proxy.line = { kind: 'GOOD' };
    const [{ n }] = await asAdmin(database, 'select count(*)::int as n from rating');
    await expect
      .poll(async () => (await asAdmin(database, 'select count(*)::int as n from rating'))[0].n, { timeout: 20_000 })
      .toBeGreaterThan(loss === 0 ? -1 : n);
    if ((await demoState(platform.pool)) === 'LOADED') break;
    proxy.line = { kind: 'RESET' };
  }
  proxy.line = { kind: 'GOOD' };
  await filling.done;

  expect(await demoState(platform.pool)).toBe('LOADED');
  const [{ ratings }] = await asAdmin(database, 'select count(*)::int as ratings from rating');
  expect(ratings).toBe(RATINGS);
  const [{ day, shown }] = await asAdmin(
    database,
    `select to_char(min(created_at) at time zone 'UTC', 'YYYY-MM-DD') as day,
       (select sum(shown)::int from offer_tally) as shown from authority`,
  );
  const offers = [...demoOffers(addDays(day, -1), RATINGS)].reduce((sum, offer) => sum + offer.shown, 0);
  expect(shown).toBe(offers);
  expect(await recount(platform.pool)).toEqual([]);
  expect(await brokenInvariants({ ...database, drop: () => database.drop() })).toEqual([]);
}, 90_000);
