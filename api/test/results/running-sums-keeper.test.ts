import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../src/database/advisory-locks.ts';
import { withRole } from '../../src/database/pool.ts';
import { withAdvisoryLock } from '../../src/modules/results/advisory-lock.ts';
import { TALLY_PIECES } from '../../src/modules/results/running-sums/tally-pieces.ts';
import { drawRatings } from './figures-world.ts';
import { inJune, RunningSumsWorld, TODAY } from './running-sums-world.ts';

let sums: RunningSumsWorld;

beforeAll(async () => {
  sums = await RunningSumsWorld.start();
  await sums.keeper.write();
});
afterAll(() => sums.close());

test('only months that are quiet are written, and by one process', async () => {
  await sums.change(`update rating set sat = 1 + sat % 5 where day between '2026-05-01' and '2026-06-30'`);
  expect(await sums.keeper.write({ isQuiet: (month) => month === '2026-05-01' })).toEqual(['2026-05-01']);
  await withAdvisoryLock(sums.pools.resting, ADVISORY_LOCKS.runningSums, async () => {
    expect(await sums.keeper.write()).toEqual([]);
  });
  expect(await sums.keeper.write()).toEqual(['2026-06-01']);
});

test('a keeper that was started writes what has been quiet from one look to the next', async () => {
  await sums.change(`update rating set sat = 1 + sat % 5 where day between '2026-06-01' and '2026-06-30'`);
  expect(await sums.tablesOf(inJune)).toEqual(['core_tally', 'other']);
  const errors: unknown[] = [];
  const started = sums.keeperOn(`${TODAY}T12:00:00Z`, {
    onError: (error) => errors.push(error),
    lookAfterMs: { first: 0, next: 50 },
  });
  started.start();
  await expect.poll(() => sums.tablesOf(inJune), { timeout: 20_000 }).not.toContain('core_tally');
  await started.stop();
  expect(errors).toEqual([]);
  expect(await sums.answers(sums.summing)).toEqual(await sums.answers(sums.reading));
  await sums.keeper.write();
});

test('a keeper that was started keeps a day less while yesterday does not come to rest, and then yesterday', async () => {
  const started = sums.keeperOn(`${TODAY}T12:00:00Z`, { lookAfterMs: { first: 0, next: 100 } });
  const keptTo = () =>
    withRole(sums.pools.resting, 'otklik_worker', async (client) => {
      const { rows } = await client.query<{ to: string }>(
        `select distinct to_day as to from running_sums_month where kind <> 'F' and month = '2026-11-01'`,
      );
      return rows.map(({ to }) => to);
    });
  await sums.world.rate(drawRatings(5, { from: '2026-11-19', days: 1 }, 31));
  await sums.keeper.write();
  expect(await keptTo()).toEqual(['2026-11-19']);
  const restless = new AbortController();
  const changes = (async () => {
    while (!restless.signal.aborted) {
      await sums.change(`update rating set sat = 1 + sat % 5 where day = '2026-11-19'`);
      await pause(20);
    }
  })();
  started.start();
  try {
    await expect.poll(keptTo, { timeout: 60_000 }).toEqual(['2026-11-18']);
    restless.abort();
    await expect.poll(keptTo, { timeout: 60_000 }).toEqual(['2026-11-19']);
  } finally {
    restless.abort();
    await Promise.all([changes, started.stop()]);
  }
  expect(await sums.answers(sums.summing)).toEqual(await sums.answers(sums.reading));
}, 150_000);

test('a keeper that is stopped leaves a month as it was', async () => {
  await sums.change(`update rating set sat = 1 + sat % 5 where day between '2026-06-01' and '2026-06-30'`);
  const stopped = sums.keeperOn(`${TODAY}T12:00:00Z`);
  expect(await stopped.write({ isGentle: true })).toEqual([]);
  const { rows } = await withRole(sums.pools.resting, 'otklik_worker', (client) =>
    client.query<{ n: number }>(
      `select count(*)::integer as n from running_sums where kind = 'T' and month = '2026-06-01'`,
    ),
  );
  expect(rows).toEqual([{ n: 30 * TALLY_PIECES.length }]);
  expect(await sums.keeper.write()).toEqual(['2026-06-01']);
});

test('a month that cannot be written keeps no other from being written', async () => {
  await sums.change(`update rating set sat = 1 + sat % 5 where day between '2026-05-01' and '2026-07-31'`);
  const holder = await sums.world.api.platform.pool.connect();
  try {
    await holder.query('begin; set local role otklik_worker');
    await holder.query(`select 1 from running_sums_month where month = '2026-07-01' for update`);
    await expect(sums.keeper.write()).rejects.toThrow(AggregateError);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect(await sums.keeper.write()).toEqual(['2026-07-01']);
});

test('nothing is kept of a month that is too large, nor is it tried again until it has changed', async () => {
  const small = sums.keeperOn(`${TODAY}T12:00:00Z`, { sizeAtMost: 2 });
  const months = () =>
    withRole(sums.pools.resting, 'otklik_worker', (client) =>
      client.query<{ kind: string }>(`select kind from running_sums_month where month = '2026-06-01' order by 1`),
    );
  await sums.change(`update rating set sat = 1 + sat % 5 where day between '2026-06-01' and '2026-06-30'`);
  const before = await sums.answers(sums.reading);
  expect(await small.write()).toEqual(['2026-06-01']);
  expect((await months()).rows).toEqual([{ kind: 'D' }, { kind: 'F' }, { kind: 'T' }]);
  // Days of subjects are small; running sums are those of the month as it was, which nobody reads.
  expect(await sums.answers(sums.summing)).toEqual(before);
  expect(await small.write()).toEqual([]);
  expect(await sums.keeper.write()).toEqual(['2026-06-01']);
  expect(await sums.answers(sums.summing)).toEqual(before);
});
