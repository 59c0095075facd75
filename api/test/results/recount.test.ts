import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import { drawRatings, FiguresWorld } from './figures-world.ts';

let world: FiguresWorld;

beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers({ from: '2026-10-01', to: '2026-10-31' });
  await world.rate(drawRatings(300, { from: '2026-10-01', days: 31 }, 5));
});
afterAll(() => world.api.close());

const change = (statement: string) =>
  withRole(world.api.platform.pool, 'otklik_acceptor', (client) => client.query(statement));
const oneCell = `(cell_id, grain, starts_on) = (select cell_id, grain, starts_on from core_tally where sat_time_n > 0 order by 1, 2, 3 limit 1)`;

test('tallies that were kept by the acceptance path equal a recount', async () => {
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

test.each([
  ['an answer too many', 'sat_n4 = sat_n4 + 1', 'sat_n4 = sat_n4 - 1', ['item']],
  ['a sum of a pair that is wrong', 'sat_time_ab = sat_time_ab + 1', 'sat_time_ab = sat_time_ab - 1', ['pair']],
])('%s in one cell is found, in the tallies and in the ratings', async (_name, spoil, repair, tables) => {
  await change(`update core_tally set ${spoil} where ${oneCell}`);
  const found = await recount(world.api.platform.pool);
  expect([...new Set(found.map(({ table }) => table))]).toEqual(tables);
  expect(new Set(found.map(({ side }) => side)).has('only in the tallies')).toBe(true);
  expect(found.length).toBeLessThanOrEqual(2);
  await change(`update core_tally set ${repair} where ${oneCell}`);
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

test('a cell that lost its tally is found', async () => {
  await change(`delete from core_tally where ${oneCell}`);
  const found = await recount(world.api.platform.pool);
  expect(found.length).toBeGreaterThan(1);
  expect(new Set(found.map(({ side }) => side))).toEqual(new Set(['only in the ratings']));
});
