import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { type Day, periodsIn } from '../../src/kernel/calendar.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { countStatements } from '../support/statements.ts';
import { type Batch, sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
const IMPROVEMENT = uuidV7();

const monthsOf = (from: Day, to: Day) => periodsIn({ from, to }, 'MONTH').map((month) => month.from.slice(0, 7));

/**
 * `s0`: site and line are rated alike often in its base year; from then on the line hardly any more. On the mix of the
 * base year it is 62.5 and 56.25 by turns, until it falls to 25 in the last month. `s1`: always the same, with an
 * improvement in the middle. `s2`: always by web, in the last month half of it by a voice menu whose effect nobody knows.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(3);
  const turns = monthsOf('2025-03-01', '2026-10-31').flatMap((month, index): Batch[] => {
    const isLast = month === '2026-10';
    const of = (place: 'site' | 'line', n: number, values: number[]): Batch => ({
      service: 's0',
      place,
      mode: 'WEB',
      day: `${month}-10`,
      n,
      answers: sat(...(isLast ? [2] : values)),
    });
    const site = index % 2 === 0 ? [5, 4] : [4];
    if (month === '2026-06') return [of('site', 20, site)];
    return index < 12 ? [of('site', 20, site), of('line', 20, [3, 2])] : [of('site', 34, site), of('line', 6, [3, 2])];
  });
  const steady = monthsOf('2025-08-01', '2026-10-31').map((month): Batch => ({
    service: 's1',
    place: 'site',
    mode: 'WEB',
    day: `${month}-10`,
    n: 10,
    answers: [
      { SAT: 4, RESULT: 3 },
      { SAT: 4, RESULT: 1 },
    ],
  }));
  const otherwise = monthsOf('2025-08-01', '2026-10-31').flatMap((month): Batch[] => {
    const line = { service: 's2', place: 'line', day: `${month}-10`, n: 20 } as const;
    if (month < '2026-10') return [{ ...line, mode: 'WEB', answers: sat(4) }];
    return [
      { ...line, n: 10, mode: 'WEB', answers: sat(4) },
      { ...line, n: 10, mode: 'IVR', answers: sat(5) },
    ];
  });
  const employees = monthsOf('2025-08-01', '2026-10-31').map((month): Batch => {
    const own = { service: 'pass-office', day: `${month}-10`, n: 20 };
    return month < '2026-10'
      ? { ...own, place: 'annex', mode: 'WEB', answers: sat(4) }
      : { ...own, place: 'annex', mode: 'KIOSK', answers: sat(5) };
  });
  await world.rate([...turns, ...steady, ...otherwise, ...employees]);
  await withRole(world.api.platform.pool, 'otklik_staff', async (client) => {
    await client.query(`select set_config('app.authorities', $1, true)`, [`{${world.api.registry.ministry}}`]);
    const text = { RU: 'Починили', EN: 'Mended' };
    await client.query(
      `insert into improvement (id, authority_id, title, problem, measure, state, starts_on)
       values ($1, $2, $3, $3, 'SAT', 'STARTED', '2026-07-01')`,
      [IMPROVEMENT, world.api.registry.ministry, text],
    );
    await client.query(
      `insert into improvement_subject (improvement_id, subject_kind, subject_id) values ($1, 'SERVICE', $2)`,
      [IMPROVEMENT, world.serviceIds.get('s1')],
    );
    await client.query(`update improvement set state = 'DONE', done_on = '2026-08-20' where id = $1`, [IMPROVEMENT]);
  });
}, 120_000);
afterAll(() => world.api.close());

const staff = () => aViewer('ANALYST', world.api.registry.ministry);
const CHART = `measure grain baseYear { from to } weighting state
  limits { from to series state centre low high baseline { from to } }
  segments { from to series state centre low high }
  points {
    period { from to } complete charted series centre low high movingRange movingRangeHigh signals modesMoved
    fixedMix { value n reason coverage weighting modeAdjustment method basis interval { low high } }
    raw { value n reason }
    events { kind day title rebases improvementId }
  }`;
const chartOf = async (service: string, args = 'grain: MONTH') => {
  const { service: found } = await askStaff(
    world.api,
    staff(),
    `{ service(id: "${service}") { controlChart(${args}) { ${CHART} } } }`,
  );
  return found.controlChart;
};
// oxlint-disable-next-line typescript/no-explicit-any -- as asked
const pointOf = (chart: any, month: string) => chart.points.find(({ period }: any) => period.from === `${month}-01`);

test('a shift of clients between channels moves the raw line and not that on a fixed mix', async () => {
  const chart = await chartOf('s0');
  expect(chart).toMatchObject({ weighting: 'ANSWERS', baseYear: { from: '2025-03-01', to: '2026-02-28' } });
  expect(pointOf(chart, '2025-03')).toMatchObject({ fixedMix: { value: 62.5, n: 40 }, raw: { value: 62.5 } });
  expect(pointOf(chart, '2026-03')).toMatchObject({
    // (34 · 87.5 + 6 · 37.5)/40.
    raw: { value: 80, n: 40 },
    fixedMix: {
      value: 62.5,
      n: 40,
      coverage: 100,
      weighting: 'ANSWERS',
      modeAdjustment: 'NOT_NEEDED',
      method: 'FIXED_MIX_SCORE_INTERVAL',
    },
  });
});

test('a month in which half of the mix was not rated has no point that could be compared', async () => {
  const chart = await chartOf('s0');
  expect(pointOf(chart, '2026-06')).toMatchObject({
    charted: false,
    fixedMix: { value: null, reason: 'LOW_COVERAGE', coverage: 50 },
    raw: { n: 20 },
    signals: [],
    low: null,
  });
});

test('limits are those of the first twelve months, and only what lies outside signals', async () => {
  const chart = await chartOf('s0');
  // x̄ = 59.375; every step is 6.25, so that the limits are ± 3 · 6.25/1.128 = 16.6223.
  expect(chart.limits).toEqual({
    from: '2025-03-01',
    to: '2026-10-01',
    series: 1,
    state: 'STABLE',
    centre: 59.4,
    low: 42.8,
    high: 76,
    baseline: { from: '2025-03-01', to: '2026-02-01' },
  });
  const signals = chart.points.filter((point: { signals: string[] }) => point.signals.length > 0);
  expect(signals).toHaveLength(1);
  expect(signals[0]).toMatchObject({ period: { from: '2026-10-01' }, signals: ['OUTSIDE'], fixedMix: { value: 25 } });
  expect(chart.points.at(-1)).toMatchObject({ period: { from: '2026-11-01' }, complete: false, charted: false });
});

test('the distance to the charted point before has a limit of the same baseline, and of RESULT there is none', async () => {
  const chart = await chartOf('s0');
  // Steps of 6.25 in the baseline: 3.267 · 6.25 = 20.4.
  expect(pointOf(chart, '2025-03')).toMatchObject({ movingRange: null, movingRangeHigh: 20.4 });
  expect(pointOf(chart, '2025-04')).toMatchObject({ movingRange: 6.3, movingRangeHigh: 20.4 });
  // June has no figure: July is compared with May.
  expect(pointOf(chart, '2026-06')).toMatchObject({ movingRange: null, movingRangeHigh: null });
  const [may, july] = ['2026-05', '2026-07'].map((month) => pointOf(chart, month));
  expect(july.movingRange).toBeCloseTo(Math.abs(july.fixedMix.value - may.fixedMix.value), 0);
  expect(pointOf(chart, '2026-10').movingRange).toBeGreaterThan(20.4);
  const shares = await chartOf('s1', 'measure: RESULT');
  expect(shares.points.some(({ low }: { low: number | null }) => low !== null)).toBe(true);
  for (const point of shares.points) expect(point).toMatchObject({ movingRange: null, movingRangeHigh: null });
});

test('a signal of a month that was answered in other ways, whose effect is not known, says so', async () => {
  const chart = await chartOf('s2');
  expect(pointOf(chart, '2026-10')).toMatchObject({ signals: ['OUTSIDE'], modesMoved: true });
  expect(pointOf(chart, '2026-10').fixedMix).toMatchObject({ modeAdjustment: 'NOT_ADJUSTED', value: 87.5 });
  expect(chart.points.filter(({ modesMoved }: { modesMoved: boolean }) => modesMoved)).toHaveLength(1);
  // Of employees no mode is taken out, and the line is not held.
  const ofEmployees = await chartOf('pass-office');
  expect(ofEmployees.weighting).toBeNull();
  expect(pointOf(ofEmployees, '2026-10')).toMatchObject({ signals: ['OUTSIDE'], modesMoved: true });
  expect(pointOf(ofEmployees, '2026-09')).toMatchObject({ signals: [], modesMoved: false });
});

test('what is shown does not change the limits', async () => {
  const whole = await chartOf('s0');
  const part = await chartOf('s0', 'period: { from: "2026-09-15", to: "2026-10-31" }');
  expect(part.points).toEqual(whole.points.slice(-3, -1));
  expect(part.limits).toEqual(whole.limits);
});

test('the mix of the base year is that of its transactions where they are known', async () => {
  await world.noteFlow([
    { service: 's0', place: 'site', day: '2025-05-10', n: 900 },
    { service: 's0', place: 'line', day: '2025-06-10', n: 100 },
    // After the base year.
    { service: 's0', place: 'line', day: '2026-03-10', n: 9_000 },
  ]);
  const chart = await chartOf('s0');
  expect(chart.weighting).toBe('FLOW');
  // 0.9 · 87.5 + 0.1 · 37.5.
  expect(pointOf(chart, '2026-03')).toMatchObject({ fixedMix: { value: 82.5, weighting: 'FLOW' } });
  expect(pointOf(chart, '2026-06')).toMatchObject({ fixedMix: { value: 75, coverage: 90 } });
});

test('an improvement comes by itself, and limits are made anew from the month after it', async () => {
  const chart = await chartOf('s1');
  expect(pointOf(chart, '2026-08').events).toEqual([
    {
      kind: 'IMPROVEMENT',
      day: '2026-08-20',
      title: 'Mended',
      rebases: true,
      improvementId: expect.stringMatching(/^imp_/),
    },
  ]);
  expect(chart.segments).toEqual([
    { from: '2025-08-01', to: '2026-08-01', series: 1, state: 'STABLE', centre: 75, low: 75, high: 75 },
    { from: '2026-09-01', to: '2026-10-01', series: 1, state: 'TOO_SHORT', centre: null, low: null, high: null },
  ]);
  expect(chart.state).toBe('TOO_SHORT');
  expect(pointOf(chart, '2026-09')).toMatchObject({ low: null, charted: true, signals: [] });
});

test('a title of an improvement is set right with its event, by its own authority alone; the day it was done stays', async () => {
  const title = (text: string) => ({ RU: text, EN: text });
  const change = (set: string, value: unknown, authority: string) =>
    withRole(world.api.platform.pool, 'otklik_staff', async (client) => {
      await client.query(`select set_config('app.authorities', $1, true)`, [`{${authority}}`]);
      const { rowCount } = await client.query(`update improvement set ${set} = $2 where id = $1`, [IMPROVEMENT, value]);
      return rowCount;
    });
  const eventOf = async () => pointOf(await chartOf('s1'), '2026-08').events;
  const before = await eventOf();
  expect(before).toMatchObject([{ kind: 'IMPROVEMENT', day: '2026-08-20' }]);

  await expect(change('done_on', '2026-07-15', world.api.registry.ministry)).rejects.toThrow('is never changed');
  expect(await change('title', title('Another'), world.api.registry.agency)).toBe(0);
  expect(await eventOf()).toEqual(before);

  expect(await change('title', title('Another'), world.api.registry.ministry)).toBe(1);
  expect(await eventOf()).toMatchObject([{ day: '2026-08-20', title: 'Another' }]);
  await change('title', { RU: 'Починили', EN: 'Mended' }, world.api.registry.ministry);
});

test('the share who got what they needed has limits of each month’s own', async () => {
  const chart = await chartOf('s1', 'measure: RESULT');
  expect(chart.segments[0]).toMatchObject({ state: 'STABLE', centre: 50, low: null, high: null });
  expect(pointOf(chart, '2026-01')).toMatchObject({
    fixedMix: { value: 50, n: 10, modeAdjustment: null },
    centre: 50,
    low: 50,
    high: 50,
    signals: [],
  });
});

test('a week needs 30 answers to be charted', async () => {
  const chart = await chartOf('s1', 'grain: WEEK');
  const rated = chart.points.filter(({ fixedMix }: { fixedMix: { value: number | null } }) => fixedMix.value !== null);
  expect(rated).toHaveLength(15);
  expect(rated[0]).toMatchObject({ charted: false, fixedMix: { value: 75, n: 10 } });
  expect(chart).toMatchObject({ segments: [], limits: null, state: 'TOO_SHORT' });
});

const RECORD = `mutation($input: TrendEventRecordInput!) { trendEventRecord(input: $input) {
  trendEvent { id kind day title rebases improvementId } userErrors { code path } } }`;
const record = async (input: object, viewer = staff()) =>
  (await askStaff(world.api, viewer, RECORD, { input })).trendEventRecord;
const RELEASE = { of: { service: 's0' }, day: '2026-04-10', title: { ru: 'Выпуск 2', en: ' Release 2 ' } };

test('a release is recorded, shown, written down, and moves no limits', async () => {
  const before = await chartOf('s0');
  const recorded = await record(RELEASE);
  expect(recorded).toEqual({
    trendEvent: {
      id: expect.stringMatching(/^evt_/),
      kind: 'RELEASE',
      day: '2026-04-10',
      title: 'Release 2',
      rebases: false,
      improvementId: null,
    },
    userErrors: [],
  });
  const after = await chartOf('s0');
  expect(pointOf(after, '2026-04').events).toMatchObject([{ kind: 'RELEASE', title: 'Release 2' }]);
  expect(after.segments).toEqual(before.segments);
  const { auditTrail } = await askStaff(
    world.api,
    aViewer('AUTHORITY_ADMIN', world.api.registry.ministry),
    `{ auditTrail(object: "${recorded.trendEvent.id}") { nodes { action } } }`,
  );
  expect(auditTrail.nodes).toEqual([{ action: 'trendEventRecord' }]);
});

test('a release of the future, without a name, or of another authority is refused', async () => {
  expect(await record({ ...RELEASE, day: '2026-11-23', title: { ru: ' ', en: 'x'.repeat(301) } })).toEqual({
    trendEvent: null,
    userErrors: [
      { code: 'FIELD_MISSING', path: ['input', 'title', 'ru'] },
      { code: 'TEXT_TOO_LONG', path: ['input', 'title', 'en'] },
      { code: 'DATE_IN_FUTURE', path: ['input', 'day'] },
    ],
  });
  const refused = { trendEvent: null, userErrors: [{ code: 'NOT_PERMITTED' }] };
  expect(await record(RELEASE, aViewer('ANALYST', world.api.registry.agency))).toMatchObject(refused);
  expect(await record(RELEASE, aViewer('MODERATOR', world.api.registry.ministry))).toMatchObject(refused);
  expect(await record({ ...RELEASE, of: { service: 'nowhere' } })).toMatchObject({
    userErrors: [{ code: 'SUBJECT_UNKNOWN' }],
  });
});

test('the chart of another authority’s service is not there', async () => {
  const agency = aViewer('ANALYST', world.api.registry.agency);
  const { service } = await askStaff(world.api, agency, '{ service(id: "s0") { controlChart { state } } }');
  expect(service.controlChart).toBeNull();
});

test('an authority is held at the mix of its services', async () => {
  const { authority } = await askStaff(
    world.api,
    staff(),
    '{ authority(id: "ministry") { controlChart { points { period { from } fixedMix { value n } } } } }',
  );
  // Transactions are known of s0 alone: 0.9 · 87.5 + 0.1 · 37.5.
  expect(pointOf(authority.controlChart, '2026-03')).toMatchObject({ fixedMix: { value: 82.5 } });
});

test('a chart costs two statements, whatever it shows', async () => {
  const ask = (service: string) =>
    askStaff(world.api, staff(), `{ service(id: "${service}") { controlChart { ${CHART} } } }`);
  await ask('s0');
  await world.api.platform.months.idle();
  // Versions of the months, all of which are remembered, and recorded events.
  expect(await countStatements(() => ask('s0'))).toBe(2);
  expect(await countStatements(() => ask('s1'))).toBe(2);
});
