import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { type Batch, sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * Operators read 25 points more than the web tells on the line, and the same as the web in the hall: one effect of
 * operators is but a mean. In `s0` the site is rated as the line is on the web.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(2);
  const of = (place: 'site' | 'line' | 'hall', mode: 'WEB' | 'OPERATOR', values: number[], service = 's0'): Batch => ({
    service,
    place,
    mode,
    answers: sat(...values),
    n: 400,
  });
  await world.rate([
    of('line', 'WEB', [3, 4]),
    of('line', 'OPERATOR', [4, 5]),
    of('hall', 'WEB', [3, 4]),
    of('hall', 'OPERATOR', [3, 4]),
    of('site', 'WEB', [3, 4]),
    of('site', 'WEB', [3, 4], 's1'),
  ]);
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const SCORED = `estimate(${QUARTER}, basis: AS_EXPERIENCED) { value modeAdjustment modesVary }`;
const ask = (source: string) => askStaff(world.api, aViewer('ANALYST', world.api.registry.ministry), source);

test('the frozen table tells how far the effects of a mode lie apart between channels', async () => {
  const { data } = await world.api.ask<{
    modeTable: { items: { modeInteraction: unknown; modesVary: unknown; modes: unknown }[] };
  }>('{ modeTable { items { item modes { mode effect usable } modeInteraction { p largest } modesVary } } }');
  expect(data.modeTable.items[0]).toMatchObject({
    modes: [{ mode: 'OPERATOR', effect: 12.5, usable: true }],
    modeInteraction: { p: expect.closeTo(0, 9), largest: 25 },
    modesVary: true,
  });
});

const BY_CHANNEL =
  '{ modeTable { items { item classes { channel modes { mode effect answers referenceAnswers usable } } } } }';
const inChannel = (channel: string, effect: number) => ({
  channel,
  modes: [{ mode: 'OPERATOR', effect, answers: 400, referenceAnswers: 400, usable: true }],
});

test('the frozen table tells the effects by channel, to the public and to staff; of items where they do not vary none', async () => {
  const own = await ask(BY_CHANNEL);
  const { data } = await world.api.ask<typeof own>(BY_CHANNEL);
  for (const { modeTable } of [own, data])
    expect(modeTable.items).toEqual([
      { item: 'SAT', classes: [inChannel('IN_PERSON', 0), inChannel('TELEPHONE', 25)] },
      { item: 'EASE', classes: [] },
      { item: 'TIME', classes: [] },
    ]);
});

test('a table that was frozen before effects by channel were kept is read as it is, and tells none', async () => {
  await withRole(world.api.platform.pool, 'otklik_worker', async (client) => {
    await client.query(
      `insert into mode_table (version, window_from, window_to, made_at, method_version)
       select '2025Q3', '2024-10-01', '2025-09-30', made_at, '1.1.0' from mode_table`,
    );
    await client.query(
      `insert into mode_table_item (version, item, answers, units, components, keys, covariance, interaction, mode_interaction)
       select '2025Q3', item, answers, units, components, keys, covariance, interaction, mode_interaction from mode_table_item`,
    );
  });
  const { modeTable } = await ask('{ modeTable(version: "2025Q3") { items { item modesVary classes { channel } } } }');
  expect(modeTable.items[0]).toEqual({ item: 'SAT', modesVary: true, classes: [] });
});

test('a figure from which such a mode was taken out says so; one without it does not', async () => {
  const { s0, s1 } = await ask(`{ s0: service(id: "s0") { ${SCORED} } s1: service(id: "s1") { ${SCORED} } }`);
  expect(s0.estimate).toMatchObject({ modeAdjustment: 'ADJUSTED', modesVary: true });
  expect(s1.estimate).toEqual({ value: 62.5, modeAdjustment: 'NOT_NEEDED', modesVary: false });
});

test('beside others it is "with caution", and says why', async () => {
  const { comparison } = await ask(`{ comparison(of: { subjects: [{ service: "s0" }, { service: "s1" }] },
    basis: AS_EXPERIENCED, ${QUARTER}) { items { badge { comparability reasons } } } }`);
  expect(comparison.items[0].badge.reasons).toContain('MODES_VARY');
  expect(comparison.items[1].badge.reasons).not.toContain('MODES_VARY');
});

test('the public is told the same of the published score', async () => {
  const { data } = await world.api.ask<{ s0: { estimate: object }; s1: { estimate: object } }>(
    `{ s0: service(id: "s0") { ${SCORED} } s1: service(id: "s1") { ${SCORED} } }`,
  );
  expect(data.s0.estimate).toMatchObject({ modeAdjustment: 'ADJUSTED', modesVary: true });
  expect(data.s1.estimate).toMatchObject({ value: 63, modesVary: false });
});
