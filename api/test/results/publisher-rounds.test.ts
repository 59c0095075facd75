import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Publisher } from '../../src/modules/results/publisher.ts';
import { asAdmin } from '../support/as-admin.ts';
import { sat, ScoresWorld } from './scores-world.ts';

const BEFORE_IT_CLOSES = new Date('2026-10-05T09:00:00Z');
const AFTER_IT_CLOSED = new Date('2026-10-08T09:00:00Z');

let world: ScoresWorld;

beforeAll(async () => {
  world = await ScoresWorld.start(6, BEFORE_IT_CLOSES);
  await world.rate(
    world.services.flatMap((service) => [
      { service, place: 'line', mode: 'WEB', answers: sat(3, 4), n: 60 },
      { service, place: 'line', mode: 'IVR', answers: sat(4, 5), n: 60 },
    ]),
  );
});
afterAll(() => world.api.close());

const read = <Row extends object>(statement: string) => asAdmin<Row>(world.api.database, statement);
const tables = async () =>
  (await read<{ version: string }>('select version from mode_table')).map((row) => row.version);
const quarters = async () =>
  (
    await read<{ day: string }>(
      `select distinct period_from::text as day from publication where grain = 'QUARTER' order by day`,
    )
  ).map(({ day }) => day);

test('a process that goes on running freezes and publishes a quarter in the round after its close', async () => {
  const { platform, clock } = world.api;
  const { pool, directory, freezer } = platform;
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const publisher = new Publisher({ pool, directory, clock, freezer, onError, checkEveryMs: 50 });
  onTestFinished(() => publisher.stop());
  publisher.start();
  await expect.poll(() => publisher.hasLooked, { timeout: 30_000 }).toBe(true);
  // The first round had nothing of the third quarter to do: its answers may still come in.
  expect(await tables()).not.toContain('2026Q3');
  expect(await quarters()).toEqual([]);

  clock.time = AFTER_IT_CLOSED;
  await expect.poll(quarters, { timeout: 30_000 }).toEqual(['2026-07-01']);
  expect(await tables()).toContain('2026Q3');
  expect(errors).toEqual([]);
}, 90_000);

test('a publisher that was stopped looks no more', async () => {
  const { pool, directory, freezer } = world.api.platform;
  let rounds = 0;
  const clock = { now: () => (rounds++, AFTER_IT_CLOSED) };
  const onError = (error: unknown) => expect.fail(String(error));
  const publisher = new Publisher({ pool, directory, clock, freezer, onError, checkEveryMs: 20 });
  publisher.start();
  await expect.poll(() => rounds, { timeout: 30_000 }).toBeGreaterThan(2);
  await publisher.stop();
  const after = rounds;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(rounds).toBe(after);
});
