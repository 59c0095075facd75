import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../src/database/advisory-locks.ts';
import type { Platform } from '../../src/server/platform.ts';
import { anotherPlatform } from '../support/another-platform.ts';
import { asAdmin } from '../support/as-admin.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
let command: Platform;
beforeAll(async () => {
  world = await ScoresWorld.start(6);
  await world.rate(
    world.services.flatMap((service) => [
      { service, place: 'line', mode: 'WEB', answers: sat(3, 4), n: 60 },
      { service, place: 'line', mode: 'IVR', answers: sat(4, 5), n: 60 },
    ]),
  );
  command = await anotherPlatform(world.api);
});
afterAll(async () => {
  await command.close();
  await world.api.close();
});

/** Waits until a query gives a row. */
async function until(statement: string, values: unknown[] = []): Promise<void> {
  while ((await asAdmin(world.api.database, statement, values)).length === 0);
}

test('while a command freezes the mode table of a quarter, the quarter is not published without it', async () => {
  const { publisher } = world.api.platform;
  const admin = new pg.Client({ connectionString: world.api.database.adminUrl });
  await admin.connect();
  // The command has taken its lock, and cannot write the table yet: readers can.
  await admin.query('begin; lock table mode_table in share mode');
  const freezing = command.freezer.freezeDue();
  await until(`select from pg_locks where relation = 'mode_table'::regclass and not granted`);
  const publishing = publisher.publishClosed();
  await until(
    `select from pg_locks where locktype = 'advisory' and granted and objid = $1
       and database = (select oid from pg_database where datname = current_database())`,
    [ADVISORY_LOCKS.publication],
  );
  // A publication that did not wait would be there by then: without a table it takes a few milliseconds.
  await Promise.race([publishing, new Promise((resolve) => setTimeout(resolve, 1_500))]);
  expect(await asAdmin(world.api.database, 'select from publication limit 1')).toEqual([]);
  await admin.query('commit');
  await admin.end();
  expect(await freezing).toMatchObject({ modeTable: '2026Q3' });
  expect(await publishing).toBeGreaterThan(0);
  const { data } = await world.api.ask<{ service: { estimate: object } }>(
    `{ service(id: "s0") { estimate(period: { from: "2026-07-01", to: "2026-09-30" }, basis: AS_EXPERIENCED) {
        value modeAdjustment modeTable } } }`,
  );
  // Half of the answers came by telephone keys, 25 points higher.
  expect(data.service.estimate).toEqual({ value: 63, modeAdjustment: 'ADJUSTED', modeTable: '2026Q3' });
});
