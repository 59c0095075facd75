/** What a mode table tells beside the figures of its quarters, of those who came late and wait. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersByChannel, readAcceptedAnswers } from '../../src/modules/results/mode-table/accepted-answers.ts';
import { asAdmin } from '../support/as-admin.ts';
import { type Batch, sat, ScoresWorld } from './scores-world.ts';

const QUARTER = { from: '2026-07-01', to: '2026-09-30' };
let world: ScoresWorld;
beforeEach(async () => {
  world = await ScoresWorld.start(3);
  await world.rate(['s0', 's1', 's2'].map((service) => onSite(service, 101)));
  await world.api.platform.publisher.publishClosed();
}, 60_000);
afterEach(() => world.api.close());

const onSite = (service: string, n: number, more: Partial<Batch> = {}): Batch => ({
  service,
  place: 'site',
  mode: 'WEB',
  answers: sat(5, 4, 3),
  n,
  ...more,
});

async function publishNextQuarter(): Promise<void> {
  world.api.clock.time = new Date('2027-01-09T09:00:00Z');
  await world.api.platform.publisher.publishClosed();
}

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

/** Answers to SAT behind the newest edition of the quarter. */
async function behindFigures(): Promise<number> {
  const [row] = await asAdmin<{ n: number }>(
    world.api.database,
    `select sum((counts->>'SAT')::int)::int as n from (
       select distinct on (subject_id) counts from publication_basis
       where grain = 'QUARTER' and period_from = $1 and stream = 'SCORE' and subject_kind = 'SERVICE' and part = 'ALL'
       order by subject_id, edition desc) newest`,
    [QUARTER.from],
  );
  return row!.n;
}

test('a table that counts one who waits does not tell how many there are beside the figures', async () => {
  expect(await tableAndFigures()).toEqual({ table: 305, figures: 300 });
  // With those of the next quarter 420: a rounded 420 has 418 to 422, and figures have 419.
  await world.rate([onSite('s0', 14), onSite('s1', 1), onSite('s2', 102, { day: '2026-11-15' })]);
  await publishNextQuarter();
  expect(await tableAndFigures()).toEqual({ table: 0, figures: 315 });
});

test('who waits is known before it is published: also where ten came and nine withdrew', async () => {
  const withdrawFrom = (service: string, n: number) =>
    asAdmin(
      world.api.database,
      `delete from rating where id in (select r.id from rating r join cell c on c.id = r.cell_id where c.subject_id = $1 limit $2)`,
      [world.serviceIds.get(service), n],
    );
  await withdrawFrom('s1', 9);
  await world.rate([onSite('s0', 16), onSite('s1', 10, { answers: sat(1, 2) }), onSite('s2', 3)]);
  const { pool, directory } = world.api.platform;
  const accepted = answersByChannel(await readAcceptedAnswers(pool, directory, QUARTER));
  expect([...accepted]).toEqual([['PORTAL', { SAT: 117 + 101 + 101, EASE: 0, TIME: 0 }]]);
  await publishNextQuarter();
  expect(await behindFigures()).toBe(117 + 101 + 101);
  // Nor are they in a mix made of answers, which would tell them beside the table.
  const mixes = await asAdmin(world.api.database, 'select total::int, weighting from reference_mix where year = 2027');
  expect(mixes).toEqual([{ total: 117 + 101 + 101, weighting: 'ANSWERS' }]);
});

test('a new month is in no figure where the last edition has to stand, as a service was moved', async () => {
  const { api } = world;
  const { pool, directory } = api.platform;
  const moveTo = async (authority: string, ...services: string[]) => {
    const ids = services.map((slug) => world.serviceIds.get(slug));
    await asAdmin(api.database, 'update service set authority_id = $2 where id = any ($1)', [ids, authority]);
    await directory.refresh();
  };
  await moveTo(api.registry.agency, 's1', 's2');
  await world.rate(
    Object.entries({ s0: 50, s1: 5, s2: 100 }).map(([service, n]) => onSite(service, n, { day: '2026-11-15' })),
  );
  api.clock.time = new Date('2026-12-22T09:00:00Z');
  await api.platform.publisher.publishClosed();
  const fourth = { from: '2026-10-01', to: '2026-12-31' };
  const inFigures = async () => answersByChannel(await readAcceptedAnswers(pool, directory, fourth)).get('PORTAL')?.SAT;
  await world.rate([onSite('s0', 1, { day: '2026-12-15' })]);
  expect(await inFigures()).toBe(156);
  // The agency would be five answers less than what it was shown with.
  await moveTo(api.registry.ministry, 's1');
  expect(await inFigures()).toBe(155);
});

test('a quarter of which nothing is published has all its answers in its figures', async () => {
  await world.rate([onSite('s0', 30, { day: '2026-11-15' })]);
  const { pool, directory } = world.api.platform;
  const accepted = await readAcceptedAnswers(pool, directory, { from: '2026-10-01', to: '2026-12-31' });
  expect([...answersByChannel(accepted)]).toEqual([['PORTAL', { SAT: 30, EASE: 0, TIME: 0 }]]);
});
