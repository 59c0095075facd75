/** A quarter of which nothing new can be decided, since a service was moved: its last edition stands, and it is decided. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { quartersToPublish } from '../../src/modules/results/publication.repository.ts';
import { frozenIn } from '../../src/modules/results/scores/method-in-force.rules.ts';
import { FiguresWorld, type Given, ofPassport } from './figures-world.ts';

let world: FiguresWorld;

const rated = (day: string, count: number, sat: number, service: Given['service'] = 'passport'): Given[] =>
  Array.from({ length: count }, () => ({ ...ofPassport(day, sat), service }));
async function move(service: string, authority: string): Promise<void> {
  await withRole(world.api.platform.pool, 'otklik_staff', async (client) => {
    const { rowCount } = await client.query('update service set authority_id = $2 where id = $1', [service, authority]);
    expect(rowCount).toBe(1);
  });
  await world.api.platform.directory.refresh();
}
const publicationsOf = async (month: string) => {
  const { rows } = await withRole(world.api.platform.pool, 'otklik_worker', (client) =>
    client.query<{ n: number }>(
      `select count(*)::int as n from publication where period_from = $1 and stream = 'SCORE'`,
      [month],
    ),
  );
  return rows[0]!.n;
};

beforeAll(async () => {
  world = await FiguresWorld.start();
  await move(world.api.registry.service, world.api.registry.agency);
  await world.countOffers({ from: '2026-10-15', to: '2026-10-15' });
  await world.rate([
    ...rated('2026-10-15', 60, 4),
    ...rated('2026-10-15', 40, 2),
    ...rated('2026-10-15', 5, 3, 'licence'),
  ]);
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

test('where the registry was rebuilt nothing is published, and no close is looked for again every hour', async () => {
  const { platform, registry } = world.api;
  expect(await publicationsOf('2026-10-01')).toBeGreaterThan(0);
  // Five answers leave the agency: the difference of two editions would tell them.
  await move(registry.otherService, registry.ministry);
  await world.countOffers({ from: '2026-11-15', to: '2026-11-15' });
  await world.rate(rated('2026-11-15', 60, 4));
  world.api.clock.time = new Date('2026-12-08T09:00:00Z');
  const before = await publicationsOf('2026-10-01');
  await platform.publisher.publishClosed();
  expect(await publicationsOf('2026-10-01')).toBe(before);
  expect(await publicationsOf('2026-11-01')).toBe(0);
  const method = frozenIn(await platform.freezer.freezeInTurn());
  expect(
    await withRole(platform.pool, 'otklik_worker', (client) => quartersToPublish(client, '2026-12-08', method)),
  ).toEqual([]);
});
