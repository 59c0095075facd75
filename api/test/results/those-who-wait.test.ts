/** What a mode table tells beside the figures of its quarters, of those who came late and wait. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
beforeAll(async () => {
  world = await ScoresWorld.start(3);
  await world.rate(
    ['s0', 's1', 's2'].map((service) => ({ service, place: 'site', mode: 'WEB', answers: sat(5, 4, 3), n: 101 })),
  );
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

async function tableAndFigures(): Promise<{ table: number; figures: number }> {
  const { data } = await world.api.ask<{
    modeTable: { items: { item: string; answers: number }[] };
    services: { nodes: { estimate: { n: number | null } }[] };
  }>(`{
    modeTable { items { item answers } }
    services(first: 10) { nodes { estimate(period: { from: "2026-07-01", to: "2026-09-30" }) { n } } }
  }`);
  return {
    table: data.modeTable.items.find(({ item }) => item === 'SAT')!.answers,
    figures: data.services.nodes.reduce((sum, { estimate }) => sum + (estimate.n ?? 0), 0),
  };
}

test('a table that counts one who waits does not tell how many there are beside the figures', async () => {
  expect(await tableAndFigures()).toEqual({ table: 305, figures: 300 });
  await world.rate([
    { service: 's0', place: 'site', mode: 'WEB', answers: sat(5, 4), n: 14 },
    { service: 's1', place: 'site', mode: 'WEB', answers: sat(5, 4), n: 1 },
    // Without answers of its own quarter no table would be made.
    { service: 's2', place: 'site', mode: 'WEB', answers: sat(5, 4), n: 102, day: '2026-11-15' },
  ]);
  world.api.clock.time = new Date('2027-01-09T09:00:00Z');
  await world.api.platform.publisher.publishClosed();
  // Fourteen entered, one waits: 420 answers, of which figures have 419, and a rounded 420 has 418 to 422.
  expect(await tableAndFigures()).toEqual({ table: 0, figures: 315 });
});
