import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, type StaffSession } from '../methodology/staff-session.ts';
import { publishParallelVersion } from './publish-parallel-version.ts';
import { type Batch, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
let staff: StaffSession;

const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const FIGURE = `value n interval { low high } reason suppressed method instrumentVersion linkedVersions leftOutVersions
  leftOutAnswers modeAdjustment weighting`;

/** Everybody answers EASE and TIME as SAT, and got half of what was needed. */
const all = (...values: number[]) =>
  values.map((value, index) => ({ SAT: value, EASE: value, TIME: value, RESULT: index % 2 === 0 ? 3 : 1 }));

/** Half of the old arm say 5, half 4; of the new one 4 and 3: a point of the scale, 25 points, apart. */
const ARMS: Batch[] = [
  { service: 's0', place: 'site', mode: 'WEB', version: '0.9.0', answers: all(5, 4), n: 120 },
  { service: 's0', place: 'site', mode: 'WEB', version: '1.0.0', answers: all(4, 3), n: 120 },
  { service: 's1', place: 'site', mode: 'WEB', version: '0.9.0', answers: all(5, 4), n: 90 },
  { service: 's1', place: 'site', mode: 'WEB', version: '1.0.0', answers: all(4, 3), n: 30 },
  // Before: only the old version.
  { service: 's0', place: 'site', mode: 'WEB', version: '0.9.0', day: '2026-05-15', answers: all(5, 4), n: 100 },
  { service: 's0', place: 'site', mode: 'WEB', version: '0.9.0', day: '2026-06-10', answers: all(5, 4), n: 100 },
  // A service that got the new version only.
  { service: 's2', place: 'site', mode: 'WEB', version: '1.0.0', answers: all(4, 3), n: 100 },
];

/** A MAJOR version is published over HTTP to run beside the built-in one; the quarter is rated in both. */
beforeAll(async () => {
  world = await ScoresWorld.start(3, new Date('2026-06-25T09:00:00Z'));
  staff = await signedIn(world.api, 'METHODOLOGIST');
  await publishParallelVersion(staff);
  await at('2026-09-20T09:00:00Z');
  await world.rate(ARMS);
});
afterAll(() => world.api.close());

async function at(instant: string): Promise<void> {
  world.api.clock.time = new Date(instant);
  await world.api.platform.instruments.refresh();
  staff = await signedIn(world.api, 'METHODOLOGIST');
}

const figureOf = async (service: string, args: string) =>
  (await staff.ask(`{ service(id: "${service}") { estimate(${args}) { ${FIGURE} } } }`)).service.estimate;
const publicFigures = async (service: string) => {
  const { data } = await world.api.ask<{ service: Record<string, Record<string, unknown>> }>(
    `{ service(id: "${service}") {
        sat: estimate(${QUARTER}) { ${FIGURE} }
        score: estimate(${QUARTER}, basis: AS_EXPERIENCED) { ${FIGURE} }
        result: estimate(${QUARTER}, measure: RESULT) { ${FIGURE} }
        distribution(item: SAT, ${QUARTER}) { reason bars { count } } } }`,
  );
  return data.service;
};
const width = ({ interval }: { interval: { low: number; high: number } }) => interval.high - interval.low;

test('while no link is frozen staff get the newest version alone, with what it leaves out; nothing is added up', async () => {
  for (const args of [QUARTER, `${QUARTER}, basis: AS_EXPERIENCED`])
    expect(await figureOf('s0', args), args).toMatchObject({
      // Not 75, the mean of both.
      value: 62.5,
      n: 120,
      instrumentVersion: '1.0.0',
      linkedVersions: [],
      leftOutVersions: ['0.9.0'],
      leftOutAnswers: 120,
    });
  expect(await figureOf('s0', `${QUARTER}, measure: CSI`)).toMatchObject({ value: 62.5, n: 120, leftOutAnswers: 120 });
  expect(await figureOf('s0', `${QUARTER}, measure: RESULT`)).toMatchObject({ value: 50, n: 120, leftOutAnswers: 120 });
  expect(await figureOf('s2', QUARTER)).toMatchObject({
    value: 62.5,
    n: 100,
    leftOutVersions: [],
    leftOutAnswers: null,
  });
  const { service } = await staff.ask(
    `{ service(id: "s0") { distribution(item: SAT, ${QUARTER}) { n reason bars { count } }
        open: distribution(item: RESULT, ${QUARTER}) { reason }
        trend(grain: MONTH, ${QUARTER}) { estimate { value reason leftOutAnswers } }
        breakdown(by: CHANNEL, ${QUARTER}) { key estimate { value leftOutAnswers } } } }`,
  );
  expect(service.distribution).toEqual({ n: null, reason: 'MIXED_VERSIONS', bars: [] });
  expect(service.open).toEqual({ reason: 'MIXED_VERSIONS' });
  expect(service.trend[1].estimate).toEqual({ value: 62.5, reason: null, leftOutAnswers: 120 });
  expect(service.breakdown).toEqual([{ key: 'PORTAL', estimate: { value: 62.5, leftOutAnswers: 120 } }]);
});

test('a figure that leaves answers out says so beside others, and one of the old version is not comparable', async () => {
  const ask = (of: string, more = '') =>
    staff.ask(`{ comparison(of: ${of}, ${more}) { items { key estimate { value } badge { comparability reasons }
      outcome { __typename ... on NotComparable { reasons } } } } }`);
  const services = await ask('{ subjects: [{ service: "s0" }, { service: "s2" }] }', `${QUARTER}, basis: RAW`);
  expect(services.comparison.items).toMatchObject([
    { estimate: { value: 62.5 }, badge: { comparability: 'WITH_CAUTION', reasons: ['VERSIONS_LEFT_OUT'] } },
    { estimate: { value: 62.5 }, badge: { comparability: 'COMPARABLE', reasons: [] } },
  ]);
  const periods = await ask(
    `{ periods: { figuresOf: { service: "s0" }, periods: [{ from: "2026-07-01", to: "2026-09-30" }, { from: "2026-05-01", to: "2026-05-31" }] } }`,
    'basis: RAW, against: FIRST',
  );
  expect(periods.comparison.items[1]).toMatchObject({
    badge: { comparability: 'NOT_COMPARABLE', reasons: ['INSTRUMENT_VERSION'] },
    outcome: { reasons: ['INSTRUMENT_VERSION'] },
  });
});

test('a month of two versions has no point on the chart', async () => {
  expect(await chartedMonths()).toEqual([
    ['2026-05-01', 87.5, null, 1],
    ['2026-06-01', 87.5, null, 1],
    ['2026-08-01', null, 'MIXED_VERSIONS', 2],
  ]);
});

test('nothing of two unjoined versions is published: no figure, no score, no distribution, and the reason is given', async () => {
  await at('2026-10-08T09:00:00Z');
  await world.api.platform.publisher.publishClosed();
  const { sat, score, result, distribution } = await publicFigures('s0');
  for (const figure of [sat, score, result])
    expect(figure).toMatchObject({ value: null, n: null, suppressed: true, reason: 'MIXED_VERSIONS' });
  expect(distribution).toEqual({ reason: 'MIXED_VERSIONS', bars: [] });
  // Left out is only told to those who may know it.
  expect(sat).toMatchObject({ leftOutVersions: [], leftOutAnswers: null });
  expect((await publicFigures('s2')).sat).toMatchObject({ value: 63, n: 100, reason: null });
});

test('when the links are frozen, answers of the old version count on the scale of the new one', async () => {
  const apart = await figureOf('s0', QUARTER);
  await world.api.platform.draws.countDue();
  const { parallelRuns } = await staff.ask('{ parallelRuns { id } }');
  const { parallelRunEnd } = await staff.ask(
    `mutation($id: ID!) { parallelRunEnd(input: { id: $id }) { parallelRun { links { item kind difference { value } } } userErrors { code } } }`,
    { id: parallelRuns[0].id },
  );
  expect(parallelRunEnd.userErrors).toEqual([]);
  expect(parallelRunEnd.parallelRun.links).toMatchObject([
    { item: 'SAT', kind: 'MEAN', difference: { value: -25 } },
    { item: 'EASE', kind: 'MEAN' },
    { item: 'TIME', kind: 'MEAN' },
  ]);
  const linked = { n: 240, value: 62.5, instrumentVersion: '1.0.0', linkedVersions: ['0.9.0'], leftOutVersions: [] };
  const sat = await figureOf('s0', QUARTER);
  expect(sat).toMatchObject(linked);
  expect(await figureOf('s0', `${QUARTER}, measure: CSI`)).toMatchObject(linked);
  expect(await figureOf('s0', `${QUARTER}, basis: AS_EXPERIENCED`)).toMatchObject({ ...linked, weighting: 'ANSWERS' });
  expect(await figureOf('s0', `${QUARTER}, measure: CSI, basis: AS_EXPERIENCED`)).toMatchObject(linked);
  // Facts have no link.
  expect(await figureOf('s0', `${QUARTER}, measure: RESULT`)).toMatchObject({ n: 120, leftOutAnswers: 120 });
  expect(apart.n).toBe(120);

  // V = s²/n + (120/240)²·V_link; s² = 12.5²·240/238, V_link = s²_w·(Σ W²/n_old + Σ W²/n_new) over both services.
  const ofStratum = [240 / 360, 120 / 360];
  const per = (n: number[]) => n.reduce((sum, own, h) => sum + ofStratum[h]! ** 2 / own, 0);
  const link = ((156.25 * 210) / 208) * per([120, 90]) + ((156.25 * 150) / 148) * per([120, 30]);
  const variance = (156.25 * 240) / 238 / 240 + 0.25 * link;
  expect(width(sat) / 2).toBeCloseTo(1.97 * Math.sqrt(variance), 1);
  // With nine of twelve answers linked, the error of the link weighs more.
  expect(width(await figureOf('s1', QUARTER))).toBeGreaterThan(width(sat));
});

test('weights by transactions change nothing of that, and the index follows', async () => {
  await world.noteFlow([{ service: 's1', place: 'site', day: '2026-08-20', n: 500 }]);
  const sat = await figureOf('s1', `${QUARTER}, basis: AS_EXPERIENCED`);
  expect(sat).toMatchObject({ value: 62.5, n: 120, weighting: 'FLOW', linkedVersions: ['0.9.0'] });
  // The error of the link does not shrink with the number of answers: (3/4)² of it is in every figure.
  expect(width(sat)).toBeGreaterThan(2 * 1.96 * Math.sqrt(156.25 / 120));
  expect(await figureOf('s1', `${QUARTER}, measure: CSI, basis: AS_EXPERIENCED`)).toMatchObject({
    value: 62.5,
    n: 120,
  });
});

test('a chart continues on the new scale as another series; the two are never joined', async () => {
  expect(await chartedMonths()).toEqual([
    ['2026-05-01', 87.5, null, 1],
    ['2026-06-01', 87.5, null, 1],
    ['2026-08-01', 62.5, null, 2],
  ]);
});

test('two periods across the versions are compared by the link, whose variance is added', async () => {
  const [first, second] = (
    await staff.ask(`{ comparison(of: { periods: { figuresOf: { service: "s0" }, periods: [
      { from: "2026-05-01", to: "2026-05-31" }, { from: "2026-08-01", to: "2026-08-31" }] } },
      basis: RAW, against: FIRST) { items { estimate { value } verdict badge { comparability reasons }
        outcome { ... on Difference { points interval { low high } } } } } }`)
  ).comparison.items;
  expect(first).toMatchObject({
    estimate: { value: 87.5 },
    badge: { comparability: 'WITH_CAUTION', reasons: ['LINKED_VERSIONS'] },
  });
  expect(second).toMatchObject({ estimate: { value: 62.5 }, verdict: 'ABOUT_AVERAGE', outcome: { points: 0 } });
  // Without V_link it would be 1.96·√(2·156.25/100), or less.
  expect(width(second.outcome)).toBeGreaterThan(2 * 1.96 * Math.sqrt(156.25 / 100 + 156.25 / 240));
});

test('at the next close the public gets the joined figure; a distribution of two wordings it never gets', async () => {
  await world.rate([
    { service: 's0', place: 'site', mode: 'WEB', version: '1.0.0', day: '2026-10-05', answers: all(4, 3), n: 40 },
  ]);
  await at('2026-11-08T09:00:00Z');
  await world.api.platform.publisher.publishClosed();
  const { sat, score, result, distribution } = await publicFigures('s0');
  for (const figure of [sat, score])
    expect(figure).toMatchObject({ value: 63, n: 240, instrumentVersion: '1.0.0', linkedVersions: ['0.9.0'] });
  expect(result).toMatchObject({ value: null, reason: 'MIXED_VERSIONS' });
  expect(distribution).toEqual({ reason: 'MIXED_VERSIONS', bars: [] });
});

async function chartedMonths() {
  const { service } = await staff.ask(
    `{ service(id: "s0") { controlChart(measure: SAT, grain: MONTH, period: { from: "2026-05-01", to: "2026-08-31" }) {
        points { period { from } series fixedMix { value reason } raw { value } } } } }`,
  );
  return service.controlChart.points
    .filter(({ fixedMix }: { fixedMix: { reason: string | null } }) => fixedMix.reason !== 'NO_DATA')
    .map(({ period, series, fixedMix, raw }: never) => {
      expect((raw as { value: number | null }).value).toBe((fixedMix as { value: number | null }).value);
      return [
        (period as { from: string }).from,
        (fixedMix as { value: number | null }).value,
        (fixedMix as { reason: string | null }).reason,
        series,
      ];
    });
}
