import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidOf } from '../../src/kernel/ids.ts';
import { asAdmin } from '../support/as-admin.ts';
import { askStaff } from '../support/ask-as-staff.ts';
import { EFFECT, EffectWorld, slugsOf } from './effect-world.ts';
import { codesOf, improve, registration } from './requests.ts';

let world: EffectWorld;

/** Nothing was rated: what is written down before the start does not ask for figures. */
beforeAll(async () => {
  world = await EffectWorld.start();
  await world.register('compared', 's0', { comparison: ['s1', 's2'] });
  world.at('2026-11-23');
  await world.finish();
}, 180_000);
afterAll(() => world.api.close());

test('the improvement that is done was recorded', () => expect(world.refused).toEqual([]));

const planned = async (change: object = {}) =>
  (await improve(world.api, world.analyst, 'Register', registration({ subjects: [{ service: 's0' }], ...change })))
    .improvement.id as string;
const read = async (id: string) =>
  (await askStaff(world.api, world.analyst, `query ($id: ID!) { improvement(id: $id) { ${EFFECT} } }`, { id }))
    .improvement.effectRegistration;

test.each([
  [{ comparison: ['s0'] }, ['FIELD_INVALID comparison.0']],
  [{ comparison: ['s1', 'nowhere'] }, ['SUBJECT_UNKNOWN comparison.1']],
  [{ comparison: Array.from({ length: 21 }, () => 's1') }, ['FIELD_INVALID comparison']],
  [{ windowMonths: 2 }, ['FIELD_INVALID windowMonths']],
  [{ windowMonths: 13 }, ['FIELD_INVALID windowMonths']],
])('%#: what is wrong is told field by field', async (wrong, codes) => {
  const input = registration({ subjects: [{ service: 's0' }], ...wrong });
  expect(codesOf(await improve(world.api, world.analyst, 'Register', input))).toEqual(codes);
});

test('may change while it is planned, and is marked', async () => {
  const id = await planned({ comparison: ['s1'] });
  world.api.clock.time = new Date(world.api.clock.time.getTime() + 60_000);
  const changed = await improve(world.api, world.analyst, 'Change', { id, comparison: ['s2', 's3'], windowMonths: 6 });
  expect(codesOf(changed)).toEqual([]);
  const now = await read(id);
  expect(now).toMatchObject({ frozen: false, windowMonths: 6 });
  expect(slugsOf(now)).toEqual(['s2', 's3']);
  expect(now.changedAt).toBe(world.api.clock.time.toISOString());
  const { auditTrail } = await askStaff(
    world.api,
    world.analyst,
    'query ($id: ID!) { auditTrail(object: $id) { nodes { before after } } }',
    { id },
  );
  expect(auditTrail.nodes[0].before).toMatchObject({ windowMonths: 3 });
  expect(auditTrail.nodes[0].before.comparison).toHaveLength(1);
  expect(auditTrail.nodes[0].after.comparison).toHaveLength(2);
});

test('a start that is named in the end is marked, whoever names it', async () => {
  const starts = (id: string, day: string) =>
    asAdmin(world.api.database, 'update improvement set starts_on = $1 where id = $2', [
      day,
      uuidOf('Improvement', id),
    ]);
  const [today, past, moved] = [await planned(), await planned(), await planned({ startsOn: '2026-12-20' })];
  await improve(world.api, world.analyst, 'Change', { id: today, state: 'STARTED' });
  expect(await read(today)).toMatchObject({ beforeStart: true, changedAt: expect.any(String) });
  for (const id of [past, moved]) {
    await starts(id, '2026-04-01');
    expect(await read(id)).toMatchObject({ beforeStart: false, changedAt: expect.any(String) });
  }
});

test('is frozen once it has started; the same values again are no change', async () => {
  const id = await planned({ comparison: ['s1'], startsOn: '2026-11-22' });
  await improve(world.api, world.analyst, 'Change', { id, state: 'STARTED' });
  const change = (input: object) => improve(world.api, world.analyst, 'Change', { id, ...input });
  expect(codesOf(await change({ comparison: ['s2'] }))).toEqual(['REGISTRATION_FROZEN comparison']);
  expect(codesOf(await change({ windowMonths: 12 }))).toEqual(['REGISTRATION_FROZEN windowMonths']);
  expect(codesOf(await change({ expectedChange: 1 }))).toEqual(['REGISTRATION_FROZEN expectedChange']);
  expect(codesOf(await change({ startsOn: '2026-11-01' }))).toEqual(['REGISTRATION_FROZEN startsOn']);
  const same = { comparison: ['s1'], windowMonths: 3, expectedChange: 4.5, startsOn: '2026-11-22' };
  expect(codesOf(await change({ ...same, owner: 'Иван' }))).toEqual([]);
  expect(await read(id)).toMatchObject({ frozen: true, changedAt: null, comparison: [{ slug: 's1' }] });
});

test.each([
  'update improvement set expected_change = 1 where id = ?',
  "update improvement set starts_on = '2026-01-01' where id = ?",
  "update improvement set registered_at = registered_at - interval '1 year' where id = ?",
  "update improvement set registration_at = registration_at - interval '1 year' where id = ?",
  "update improvement set state = 'PLANNED', done_on = null where id = ?",
  "update improvement set done_recorded_at = '2026-04-01' where id = ?",
  'delete from improvement_comparison where improvement_id = ?',
  'insert into improvement_comparison select ?, id from service limit 1',
  'delete from improvement_subject where improvement_id = ?',
])('is kept by the database itself: %s', async (sql) => {
  const uuid = uuidOf('Improvement', world.improvements.compared!)!;
  await expect(asAdmin(world.api.database, sql.replace('?', '$1'), [uuid])).rejects.toThrow(
    /has started|was done is never/,
  );
});

test('a change that is not marked is refused while it is planned', async () => {
  const uuid = uuidOf('Improvement', await planned())!;
  await expect(
    asAdmin(world.api.database, 'update improvement set expected_change = 1 where id = $1', [uuid]),
  ).rejects.toThrow(/names the day/);
});

test('services to compare with are exchanged only together with the day on which they were', async () => {
  const uuid = uuidOf('Improvement', await planned({ comparison: ['s1'] }))!;
  const exchanged = `
    delete from improvement_comparison where improvement_id = '${uuid}';
    insert into improvement_comparison select '${uuid}', id from service where slug = 's2';`;
  const day = (interval: string) =>
    `update improvement set registration_at = registration_at + interval '${interval}' where id = '${uuid}';`;
  const renamed = `update improvement set owner = 'Иван' where id = '${uuid}';`;
  for (const unmarked of [
    exchanged,
    `${renamed}${exchanged}`,
    `${exchanged}${renamed}`,
    `${exchanged}${day('-1 day')}`,
    `delete from improvement_comparison where improvement_id = '${uuid}'`,
  ])
    await expect(asAdmin(world.api.database, unmarked), unmarked).rejects.toThrow(/names the day/);
  await asAdmin(world.api.database, `${day('1 minute')}${exchanged}`);
  await asAdmin(world.api.database, `${exchanged}${day('1 minute')}`);
  await asAdmin(world.api.database, `delete from improvement where id = '${uuid}'`);
});
