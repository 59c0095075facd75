import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherPlatform } from '../support/another-platform.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * Six services alike. By telephone those who press keys answer one point of the scale, 25 of 100, higher than those
 * who were led to the web; in the hall there is nothing but a kiosk. The tests tell one story, in order.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(6);
  await world.rate(
    world.services.flatMap((service) => [
      { service, place: 'site', mode: 'WEB', answers: sat(3, 4), n: 40 },
      { service, place: 'line', mode: 'WEB', answers: sat(3, 4), n: 60 },
      { service, place: 'line', mode: 'IVR', answers: sat(4, 5), n: 60 },
      { service, place: 'hall', mode: 'KIOSK', answers: sat(5), n: 20 },
    ]),
  );
});
afterAll(() => world.api.close());

const platformAdmin = aViewer('PLATFORM_ADMIN', null);
const ask = (query: string) => askStaff(world.api, platformAdmin, query);
const PERIOD = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const FIGURE =
  'value n basis modeAdjustment modeReason weighting coverage modeTable referenceMix interval { low high }';
const figureOf = async (service: string, basis: string) => {
  const { service: found } = await ask(
    `{ service(id: "${service}") { estimate(${PERIOD}, basis: ${basis}) { ${FIGURE} } } }`,
  );
  return found.estimate;
};

test('without a table figures are the plain ones, and say that the mode is not adjusted', async () => {
  const [raw, experienced, alike] = [
    await figureOf('s0', 'RAW'),
    await figureOf('s0', 'AS_EXPERIENCED'),
    await figureOf('s0', 'LIKE_FOR_LIKE'),
  ];
  expect(raw).toMatchObject({ value: 75, n: 180, basis: 'RAW', modeAdjustment: null, modeTable: null });
  expect(experienced).toMatchObject({
    value: 75,
    n: 180,
    interval: raw.interval,
    basis: 'AS_EXPERIENCED',
    modeAdjustment: 'NOT_ADJUSTED',
    modeReason: 'NO_TABLE',
    weighting: 'ANSWERS',
    modeTable: null,
  });
  expect(alike).toMatchObject({ value: null, basis: 'LIKE_FOR_LIKE' });
});

test('two processes that freeze at once freeze one table and one mix', async () => {
  const other = await anotherPlatform(world.api);
  try {
    const { freezer } = world.api.platform;
    const frozen = await Promise.all([freezer.freezeDue(), other.freezer.freezeDue(), other.freezer.freezeDue()]);
    expect(frozen.filter(({ modeTable }) => modeTable !== null)).toEqual([{ modeTable: '2026Q3', referenceMix: 2026 }]);
    // The one that came too late freezes nothing either, and knows what was frozen.
    expect(await other.freezer.freezeDue()).toEqual({ modeTable: null, referenceMix: null });
    expect(other.method.inForce.table?.version).toBe('2026Q3');
    // Six services alike: what they differ by is chance. Nobody answered another question.
    expect(other.method.inForce.table?.spread).toEqual({ SAT: 0 });
  } finally {
    await other.close();
  }
  await world.api.platform.method.refresh();
});

test('an effect that can be told is in the table, one that cannot is there with its reason', async () => {
  const { data } = await world.api.ask<{ modeTable: Record<string, unknown> & { items: { modes: object[] }[] } }>(
    `{ modeTable { version period { from to } items { item components units
        modes { mode effect standardError answers referenceAnswers basis usable reason } } } }`,
  );
  expect(data.modeTable).toMatchObject({ version: '2026Q3', period: { from: '2025-10-01', to: '2026-09-30' } });
  const [satisfaction] = data.modeTable.items;
  expect(satisfaction).toMatchObject({ item: 'SAT', components: 2, units: 18 });
  expect(satisfaction!.modes).toEqual([
    {
      mode: 'IVR',
      effect: 25,
      standardError: expect.closeTo(0.93, 1),
      answers: 360,
      referenceAnswers: 360,
      basis: 'OBSERVATIONAL',
      usable: true,
      reason: null,
    },
    {
      mode: 'KIOSK',
      effect: null,
      standardError: null,
      answers: 0,
      referenceAnswers: 0,
      basis: 'OBSERVATIONAL',
      usable: false,
      reason: 'DISCONNECTED',
    },
  ]);
});

test('as experienced, what pressing keys adds is taken off; the kiosk is left, and the figure says so', async () => {
  // (40 + 60) answers at 62.5, 60 at 87.5 − 25, 20 at 100.
  expect(await figureOf('s0', 'AS_EXPERIENCED')).toMatchObject({
    value: 66.7,
    n: 180,
    modeAdjustment: 'PARTLY',
    modeReason: 'DISCONNECTED',
    weighting: 'ANSWERS',
    coverage: null,
    modeTable: '2026Q3',
  });
  expect(await figureOf('s0', 'RAW')).toMatchObject({ value: 75, modeTable: null });
});

test('what is frozen is changed by nobody, not even by the owner of the database', async () => {
  const owner = new pg.Client({ connectionString: world.api.database.adminUrl });
  await owner.connect();
  try {
    for (const table of [
      'mode_table',
      'mode_table_item',
      'mode_effect',
      'mix_effect',
      'reference_mix',
      'reference_mix_share',
    ])
      for (const statement of [`delete from ${table}`, `truncate ${table} cascade`])
        await expect(owner.query(statement)).rejects.toThrow('never changed or deleted');
    await expect(owner.query(`update mode_effect set effect = 0`)).rejects.toThrow('never changed or deleted');
  } finally {
    await owner.end();
  }
});
