import { INSTRUMENT_VERSION } from '@otklik/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capacityOf } from '../../bench/overload/capacity.ts';
import type { MixedTarget } from '../../bench/overload/mixed-requests.ts';
import { offer } from '../../bench/overload/offer.ts';
import { recoveryMs } from '../../bench/overload/recovery.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';
import { storeRegistryWithPartner } from '../several-processes/partner.ts';
import { asAdmin } from '../support/as-admin.ts';
import { type ServerProcess, sharedSecrets, startServerProcess } from '../several-processes/server-process.ts';

const SERVICES = 100;
const OVERLOAD_SECONDS = 6;
/** Enough for more reads than may wait for their turn, also on a machine that is hardly there. */
const LEAST_PER_SECOND = 100;
const RECOVERY_WITHIN_MS = 10_000;

const secrets = sharedSecrets();
let database: TestDatabase;
let server: ServerProcess;
let target: MixedTarget;
beforeAll(async () => {
  database = await testDatabase();
  await storeRegistryWithPartner(database);
  await asAdmin(
    database,
    `insert into service (id, slug, name, spoken_name, authority_id, audience, stage)
     select gen_random_uuid(), 'service-' || n, name, name, authority_id, 'EXTERNAL', 'LIVE'
     from service, generate_series(1, $1) as n where slug = 'passport'`,
    [SERVICES],
  );
  server = await startServerProcess(database.url, secrets.file);
  target = {
    host: '127.0.0.1',
    port: server.port,
    touchpoint: 'portal',
    services: Array.from({ length: SERVICES }, (_, index) => `service-${index + 1}`),
    instrumentVersion: INSTRUMENT_VERSION,
    seed: 1,
    shareOfReads: 0.2,
  };
});
afterAll(async () => {
  await server.kill();
  secrets.remove();
  await database.drop();
});

// How long the others wait is measured by `npm run bench -- overload`; what is asserted here holds on any machine.
test('at ten times what the server can take, reads make room for ratings, and nothing that was acknowledged is missing', async () => {
  await capacityOf(target, 4, 1);
  const perSecond = Math.max(LEAST_PER_SECOND, 10 * (await capacityOf({ ...target, seed: 2 }, 4, 2)));
  const report = await offer({
    ...target,
    seed: 3,
    perSecond,
    seconds: OVERLOAD_SECONDS,
    connections: 1_000,
    keepIds: true,
  });
  const health = await fetch(`${server.origin}/healthz/live`);
  const recovered = await recoveryMs({ ...target, seed: 4 }, RECOVERY_WITHIN_MS - report.drainMs, Infinity);

  const { ratings, reads, failures, retryAfter } = report;
  expect(failures).toEqual([]);
  expect([ratings.accepted + ratings.turnedAway, reads.accepted + reads.turnedAway]).toEqual([
    ratings.sent,
    reads.sent,
  ]);
  expect(reads.turnedAway).toBeGreaterThan(0);
  expect(ratings.accepted).toBeGreaterThan(0);
  expect(Object.keys(retryAfter).every((seconds) => Number(seconds) >= 1 && Number(seconds) <= 4)).toBe(true);
  expect(Object.keys(retryAfter).length).toBeGreaterThan(1);
  expect(health.status).toBe(200);
  expect(recovered).not.toBeNull();
  const missing = await asAdmin(
    database,
    `select sent.id from unnest($1::uuid[]) as sent (id)
       where not exists (select from submission join rating on rating.id = rating_id where submission.id = sent.id)`,
    [report.acknowledged],
  );
  expect(missing).toEqual([]);
  // What the server decided itself: on a machine where PostgreSQL does not get its turn, it may turn away ratings too.
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  const turnedAway = (kind: 'READ' | 'RATING') =>
    Number(new RegExp(`^otklik_turned_away_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(metrics)![1]);
  expect(turnedAway('RATING') / ratings.sent).toBeLessThan(turnedAway('READ') / reads.sent);
  expect(server.output()).toContain('more to do than can be done');
}, 120_000);
