import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { periodsIn } from '../../src/kernel/calendar.ts';
import { uuidOf } from '../../src/kernel/ids.ts';
import { asAdmin } from '../support/as-admin.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { type Batch, sat, ScoresWorld } from '../results/scores-world.ts';
import { codesOf, improve, registration, reportTexts } from './requests.ts';

let world: ScoresWorld;
const analyst = () => aViewer('ANALYST', world.api.registry.ministry);
const monthsOf = (from: string, to: string) => periodsIn({ from, to }, 'MONTH').map((month) => month.from.slice(0, 7));

/** Mean scores 50, 62.5 and 75. */
const [LOW, MIDDLE, HIGH] = [sat(3, 4, 3, 2), sat(3, 4, 3, 4), sat(4, 5, 4, 3)];
const START = '2026-04';

/**
 * What each service scores. `s0` rises by 25 where `s1` and `s2`, without the improvement, rise by 12.5. `s3` rose half
 * a year before. `s4` rises with nobody to compare. `s5` does as `s1` and `s2` do.
 * `s6` is rated at a kiosk from then on.
 */
const COURSES: Record<string, (month: string) => ReturnType<typeof sat>> = {
  s0: (month) => (month < START ? LOW : HIGH),
  s1: (month) => (month < START ? LOW : MIDDLE),
  s2: (month) => (month < START ? LOW : MIDDLE),
  s3: (month) => (month < '2025-10' ? LOW : HIGH),
  s4: (month) => (month < START ? LOW : HIGH),
  s5: (month) => (month < START ? LOW : MIDDLE),
  s6: (month) => (month < START ? LOW : HIGH),
};
const AT_KIOSK = { place: 'hall', mode: 'KIOSK' } as const;
const ON_WEB = { place: 'site', mode: 'WEB' } as const;
const improvements: Record<string, string> = {};
/** Codes of what the story below was refused: nothing. */
const refused: string[] = [];

beforeAll(async () => {
  world = await ScoresWorld.start(7, new Date('2026-03-20T09:00:00Z'));
  const register = async (name: string, service: string, change: object) => {
    const input = registration({ subjects: [{ service }], startsOn: '2026-04-01', ...change });
    improvements[name] = (await improve(world.api, analyst(), 'Register', input)).improvement.id;
  };
  const move = async (name: string, startsOn: string) => {
    const id = improvements[name];
    refused.push(...codesOf(await improve(world.api, analyst(), 'Change', { id, startsOn })));
  };
  await register('compared', 's0', { comparison: ['s1', 's2'] });
  await register('drifted', 's3', { comparison: ['s1', 's2'] });
  await register('alone', 's4', { windowMonths: 6 });
  await register('moved afterwards', 's4', { windowMonths: 6, startsOn: '2026-08-01' });
  await register('moved in time', 's4', { windowMonths: 6, startsOn: '2026-03-25' });
  await register('moved when it had passed', 's4', { windowMonths: 6 });
  await register('done when the figures were there', 's4', { windowMonths: 6 });
  await move('moved in time', '2026-04-01');
  await register('like the others', 's5', { comparison: ['s1'] });
  await register('answered otherwise', 's6', { windowMonths: 6 });
  await register('answered otherwise, compared', 's6', { comparison: ['s1', 's2'] });
  world.api.clock.time = new Date('2026-11-22T09:00:00Z');
  await move('moved afterwards', '2026-04-01');
  await move('moved when it had passed', '2026-11-23');
  world.api.clock.time = new Date('2026-11-23T09:00:00Z');
  await register('late', 's0', { comparison: ['s1', 's2'] });
  await world.rate(
    Object.entries(COURSES).flatMap(([service, answersIn]) =>
      monthsOf('2025-03-01', '2026-10-31').map((month): Batch => ({
        service,
        ...(service === 's6' && month >= START ? AT_KIOSK : ON_WEB),
        day: `${month}-10`,
        n: 20,
        answers: answersIn(month),
      })),
    ),
  );
  const doneOn: Record<string, string> = {
    'moved when it had passed': '2026-11-23',
    'done when the figures were there': '2026-07-01',
  };
  for (const [name, id] of Object.entries(improvements)) {
    await improve(world.api, analyst(), 'Change', { id, state: 'STARTED' });
    const change = { id, state: 'DONE', doneOn: doneOn[name] ?? '2026-04-01' };
    refused.push(...codesOf(await improve(world.api, analyst(), 'Change', change)));
  }
  await world.api.platform.publisher.publishClosed();
}, 180_000);
afterAll(() => world.api.close());

const EFFECT = `effect {
    grade verdict difference interval { low high } wording(language: EN) detectable reason regressionToMean
    monthsBefore monthsAfter complete placebo { difference p passed interval { low high } }
  }
  change { verdict difference interval { low high } }
  effectRegistration { registeredAt changedAt beforeStart afterFromStart frozen windowMonths expectedChange comparison { slug } }`;
/** Services of one moment have no order among themselves. */
const slugsOf = ({ comparison }: { comparison: { slug: string }[] }) => comparison.map(({ slug }) => slug).toSorted();
const effectOf = async (name: string, viewer = analyst()) =>
  (
    await askStaff(world.api, viewer, `query ($id: ID!) { improvement(id: $id) { ${EFFECT} } }`, {
      id: improvements[name],
    })
  ).improvement;

describe('the grade', () => {
  test('A: by how much more than the services it was compared with', async () => {
    const { effect, change, effectRegistration } = await effectOf('compared');
    expect(effect).toMatchObject({
      grade: 'A',
      verdict: 'IMPROVED_AFTER',
      difference: 12.5,
      reason: null,
      regressionToMean: 0,
      monthsBefore: 3,
      monthsAfter: 3,
      complete: true,
      placebo: { difference: 0, p: 1, passed: true },
    });
    expect(effect.wording).toMatch(/by more than services without this improvement/);
    expect(effect.interval.low).toBeGreaterThan(3);
    expect(effect.interval.high).toBeLessThan(22);
    expect(effect.detectable).toBeGreaterThan(5);
    expect(change).toEqual({ verdict: effect.verdict, difference: effect.difference, interval: effect.interval });
    expect(effectRegistration).toMatchObject({
      changedAt: null,
      beforeStart: true,
      frozen: true,
      windowMonths: 3,
      expectedChange: 4.5,
    });
    expect(slugsOf(effectRegistration)).toEqual(['s1', 's2']);
  });

  test('A, no visible change: the others changed as much, though it is better than before', async () => {
    const { effect, change } = await effectOf('like the others');
    expect(effect).toMatchObject({ grade: 'A', verdict: 'NO_VISIBLE_CHANGE', difference: 0 });
    expect(effect.wording).toMatch(/^No visible change/);
    expect(change.verdict).toBe('NO_VISIBLE_CHANGE');
  });

  test('no A where the two sides had drifted apart before; C says only that it changed after', async () => {
    const { effect } = await effectOf('drifted');
    expect(effect).toMatchObject({ grade: 'C', verdict: 'NO_VISIBLE_CHANGE', reason: 'PLACEBO_FAILED' });
    expect(effect.placebo).toMatchObject({ difference: 25, passed: false });
  });

  test('B: against its own earlier course, with twelve months before and six after', async () => {
    const { effect } = await effectOf('alone');
    expect(effect).toMatchObject({
      grade: 'B',
      verdict: 'IMPROVED_AFTER',
      difference: 25,
      reason: 'NO_COMPARISON',
      monthsAfter: 6,
      placebo: null,
    });
    expect(effect.wording).toMatch(/its own earlier course/);
  });

  test.each(['answered otherwise', 'answered otherwise, compared'])(
    'none where people answered in another way afterwards, and nobody knows what that does: %s',
    async (name) => {
      const { effect, change } = await effectOf(name);
      expect(effect).toMatchObject({ grade: null, verdict: 'NOT_COMPARABLE', difference: null, reason: null });
      expect(change).toEqual({ verdict: 'NOT_COMPARABLE', difference: null, interval: null });
    },
  );

  test('C where it was registered when the figures were there already', async () => {
    const { effect, effectRegistration } = await effectOf('late');
    expect(effect).toMatchObject({ grade: 'C', verdict: 'IMPROVED_AFTER', difference: 25 });
    expect(effect.reason).toBe('NOT_REGISTERED_BEFORE');
    expect(effect.wording).not.toMatch(/than services/);
    expect(effectRegistration.beforeStart).toBe(false);
  });
});

describe('days that are chosen when the figures are known', () => {
  test('may be recorded', () => {
    expect(refused).toEqual([]);
  });

  test('a start that is moved to a day in the past is registered after the start: C', async () => {
    const { effect, effectRegistration } = await effectOf('moved afterwards');
    expect(effect).toMatchObject({ grade: 'C', reason: 'NOT_REGISTERED_BEFORE' });
    expect(effectRegistration).toMatchObject({ beforeStart: false, changedAt: '2026-11-22T09:00:00.000Z' });
  });

  test('a start that is moved before both days keeps the grade, and is marked', async () => {
    const { effect, effectRegistration } = await effectOf('moved in time');
    expect(effect).toMatchObject({ grade: 'B', difference: 25 });
    expect(effectRegistration.beforeStart).toBe(true);
    expect(effectRegistration.changedAt).not.toBeNull();
  });

  test('a start that had passed is moved too late, also to a day to come', async () => {
    const { effectRegistration } = await effectOf('moved when it had passed');
    expect(effectRegistration).toMatchObject({ beforeStart: false, changedAt: '2026-11-22T09:00:00.000Z' });
  });

  test('an end in the past does not choose the months after: they count from the start', async () => {
    const id = improvements['done when the figures were there'];
    const { improvement } = await askStaff(
      world.api,
      analyst(),
      `query ($id: ID!) { improvement(id: $id) { doneOn after { period { from to } } ${EFFECT} } }`,
      { id },
    );
    expect(improvement.after.period).toEqual({ from: '2026-04-01', to: '2026-09-30' });
    expect(improvement).toMatchObject({ doneOn: '2026-07-01', effect: { grade: 'B' } });
    expect(improvement.effectRegistration.afterFromStart).toBe(true);
    expect((await effectOf('moved when it had passed')).effectRegistration.afterFromStart).toBe(false);
  });
});

test('the public reads the same verdict and grade, in whole points', async () => {
  const id = improvements.compared!;
  await improve(world.api, analyst(), 'ReportSave', { id, ...reportTexts() });
  const { slug } = (await improve(world.api, analyst(), 'Publish', { id })).improvement.report;
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  const { data } = await world.api.ask<any>(`query ($id: ID!) { report(id: $id) { ${EFFECT} } }`, { id: slug });
  const staff = await effectOf('compared');
  const { effect, change, effectRegistration } = data.report;
  expect(effect).toMatchObject({ grade: 'A', verdict: staff.effect.verdict, wording: staff.effect.wording });
  expect(change.verdict).toBe(effect.verdict);
  for (const points of [effect.difference, effect.interval.low, effect.interval.high, effect.detectable])
    expect(points).toBe(Math.round(points));
  expect(Math.abs(effect.difference - staff.effect.difference)).toBeLessThanOrEqual(0.5);
  expect(slugsOf(effectRegistration)).toEqual(['s1', 's2']);
});

/** Publishes what has closed by a later day, and the effect there is then. */
async function nextEdition(day: string, name: string) {
  const { clock, platform } = world.api;
  const now = clock.time;
  clock.time = new Date(`${day}T09:00:00Z`);
  const written = await platform.publisher.publishClosed();
  expect(written).toBeGreaterThan(0);
  const { effect } = await effectOf(name);
  clock.time = now;
  return effect;
}

test('late ratings that wait are in no effect', async () => {
  const before = await effectOf('compared');
  await world.rate([
    { service: 's0', place: 'site', mode: 'WEB', day: '2026-05-10', n: 9, answers: sat(1) },
    { service: 's1', place: 'site', mode: 'WEB', day: '2026-02-10', n: 9, answers: sat(1) },
  ]);
  expect(await nextEdition('2026-12-20', 'compared')).toEqual(before.effect);
});

test('late ratings that the next edition accepts are in the effect', async () => {
  const before = await effectOf('compared');
  await world.rate([{ service: 's0', place: 'site', mode: 'WEB', day: '2026-05-10', n: 400, answers: sat(1) }]);
  expect((await effectOf('compared')).effect).toEqual(before.effect);
  const effect = await nextEdition('2027-01-20', 'compared');
  expect(effect.difference).toBeLessThan(before.effect.difference);
});

describe('the registration', () => {
  const planned = async (change: object = {}) =>
    (await improve(world.api, analyst(), 'Register', registration({ subjects: [{ service: 's0' }], ...change })))
      .improvement.id as string;
  const read = async (id: string) =>
    (await askStaff(world.api, analyst(), `query ($id: ID!) { improvement(id: $id) { ${EFFECT} } }`, { id }))
      .improvement.effectRegistration;

  test.each([
    [{ comparison: ['s0'] }, ['FIELD_INVALID comparison.0']],
    [{ comparison: ['s1', 'nowhere'] }, ['SUBJECT_UNKNOWN comparison.1']],
    [{ comparison: Array.from({ length: 21 }, () => 's1') }, ['FIELD_INVALID comparison']],
    [{ windowMonths: 2 }, ['FIELD_INVALID windowMonths']],
    [{ windowMonths: 13 }, ['FIELD_INVALID windowMonths']],
  ])('%#: what is wrong is told field by field', async (wrong, codes) => {
    const input = registration({ subjects: [{ service: 's0' }], ...wrong });
    expect(codesOf(await improve(world.api, analyst(), 'Register', input))).toEqual(codes);
  });

  test('may change while it is planned, and is marked', async () => {
    const id = await planned({ comparison: ['s1'] });
    world.api.clock.time = new Date(world.api.clock.time.getTime() + 60_000);
    const changed = await improve(world.api, analyst(), 'Change', { id, comparison: ['s2', 's3'], windowMonths: 6 });
    expect(codesOf(changed)).toEqual([]);
    const now = await read(id);
    expect(now).toMatchObject({ frozen: false, windowMonths: 6 });
    expect(slugsOf(now)).toEqual(['s2', 's3']);
    expect(now.changedAt).toBe(world.api.clock.time.toISOString());
    const { auditTrail } = await askStaff(
      world.api,
      analyst(),
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
    await improve(world.api, analyst(), 'Change', { id: today, state: 'STARTED' });
    expect(await read(today)).toMatchObject({ beforeStart: true, changedAt: expect.any(String) });
    for (const id of [past, moved]) {
      await starts(id, '2026-04-01');
      expect(await read(id)).toMatchObject({ beforeStart: false, changedAt: expect.any(String) });
    }
  });

  test('is frozen once it has started; the same values again are no change', async () => {
    const id = await planned({ comparison: ['s1'], startsOn: '2026-11-22' });
    await improve(world.api, analyst(), 'Change', { id, state: 'STARTED' });
    const change = (input: object) => improve(world.api, analyst(), 'Change', { id, ...input });
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
    const uuid = uuidOf('Improvement', improvements.compared!)!;
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
});
