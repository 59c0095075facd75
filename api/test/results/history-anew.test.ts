/** What happens to published periods when the method changes. The tests tell one story, in order. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { quartersToPublish } from '../../src/modules/results/publication.repository.ts';
import { POLICY } from '../../src/statistics/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { FiguresWorld, type Given, ofPassport } from './figures-world.ts';

let world: FiguresWorld;
const OLD = '1.0.9';

const rated = (day: string, count: number, sat: number): Given[] =>
  Array.from({ length: count }, () => ofPassport(day, sat));

/** More than two years, more than 400 days and three months before the day on which it starts, 22 November 2026. */
const [LONG_AGO, LAST_YEAR, LATELY] = ['2024-05-15', '2025-08-15', '2026-08-15'];

beforeAll(async () => {
  world = await FiguresWorld.start();
  for (const day of [LONG_AGO, LAST_YEAR, LATELY]) {
    await world.countOffers({ from: day, to: day });
    await world.rate([...rated(day, 40, 4), ...rated(day, 20, 2)]);
  }
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

/** As if everything, or what a condition names, had been published by an older method. Rows are never changed otherwise. */
const madeByOlderMethod = (where = 'true') =>
  asAdmin(
    world.api.database,
    `set session_replication_role = replica; update publication set method_version = '${OLD}' where ${where};
     update published_period set method_version = '${OLD}' where ${where}`,
  );
const published = async (day: string) => {
  const { rows } = await withRole(world.api.platform.pool, 'otklik_worker', (client) =>
    client.query<{
      revision: number;
      method: string;
      figures: { measures: { SAT: { n: number } }; adjusted: { modeTable: string; referenceMix: number } };
    }>(
      `select revision, method_version as method, figures from publication
       where grain = 'QUARTER' and period_from <= $1 and period_to >= $1 and subject_id = $2 and stream = 'SCORE'
         and breakdown = 'ALL' order by revision`,
      [day, world.api.registry.service],
    ),
  );
  return rows;
};
const methodsOf = async (day: string) => (await published(day)).map(({ method }) => method);
const closeOn = (day: string) => {
  world.api.clock.time = new Date(`${day}T09:00:00Z`);
  return world.api.platform.publisher.publishClosed();
};

test('while no period closes after the method changed, nothing is published anew', async () => {
  await madeByOlderMethod();
  expect(await closeOn('2026-11-23')).toBe(0);
});

test('the next close publishes every closed period anew, however old, and keeps both versions', async () => {
  await closeOn('2026-12-08');
  for (const day of [LONG_AGO, LAST_YEAR, LATELY])
    expect(await methodsOf(day), day).toEqual([OLD, POLICY.methodVersion]);
  const [before, now] = await published(LONG_AGO);
  expect(now!.figures).toEqual(before!.figures);
  expect(await closeOn('2026-12-09')).toBe(0);
});

test('what was broken off goes on in the next round, also where none has closed', async () => {
  await madeByOlderMethod(`period_from < '2025-01-01'`);
  expect(await closeOn('2026-12-10')).toBeGreaterThan(0);
  expect((await methodsOf(LONG_AGO)).at(-1)).toBe(POLICY.methodVersion);
  expect(await methodsOf(LAST_YEAR)).toEqual([OLD, POLICY.methodVersion]);
  expect(await closeOn('2026-12-11')).toBe(0);
});

test('a new mode table and reference mix publish every closed period anew, however old, and keep both versions', async () => {
  const frozenOf = async (day: string) =>
    (await published(day)).map(({ figures }) => `${figures.adjusted.modeTable} ${figures.adjusted.referenceMix}`);
  expect(new Set(await frozenOf(LONG_AGO))).toEqual(new Set(['2026Q3 2026']));
  const before = (await published(LONG_AGO)).length;
  await closeOn('2027-01-08');
  for (const day of [LONG_AGO, LAST_YEAR, LATELY]) expect((await frozenOf(day)).at(-1), day).toBe('2026Q4 2027');
  expect(await published(LONG_AGO)).toHaveLength(before + 1);
  expect(await closeOn('2027-01-09')).toBe(0);
});

test('a table frozen between two closes moves nothing until the next one', async () => {
  const { pool } = world.api.platform;
  const { rows } = await withRole(pool, 'otklik_worker', (client) =>
    client.query<{ method: string; table: string; mix: number; periods: number }>(
      `select method_version as method, mode_table as table, reference_mix as mix, count(*)::int as periods
       from published_period group by 1, 2, 3`,
    ),
  );
  expect(rows).toEqual([{ method: POLICY.methodVersion, table: '2026Q4', mix: 2027, periods: rows[0]!.periods }]);
  await withRole(pool, 'otklik_worker', async (client) => {
    // Months without any score among them: no period is of this table yet, so that no round has begun.
    const frozen = { modeTable: '2027-between', referenceMix: 2027 };
    expect(await quartersToPublish(client, '2027-01-10', frozen)).toEqual([]);
    expect((await quartersToPublish(client, '2027-02-08', frozen)).length).toBeGreaterThan(5);
  });
});

test('while the method stays, late ratings enter periods of the last 400 days alone', async () => {
  await world.rate([...rated(LONG_AGO, 30, 5), ...rated(LATELY, 30, 5)]);
  await closeOn('2027-02-08');
  const shown = async (day: string) => (await published(day)).at(-1)!.figures.measures.SAT.n;
  expect([await shown(LONG_AGO), await shown(LATELY)]).toEqual([60, 90]);
});
