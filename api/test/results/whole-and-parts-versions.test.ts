import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { signedIn, type StaffSession } from '../methodology/staff-session.ts';
import { publishParallelVersion } from './publish-parallel-version.ts';
import { type Batch, sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
let staff: StaffSession;

const site = { place: 'site', mode: 'WEB' } as const;
const old = { ...site, version: '0.9.0' };
const newer = { ...site, version: '1.0.0' };

/** The new wording costs a point of the scale, 25 points: 5 and 4 become 4 and 3. In the summer both are asked. */
const SUMMER: Batch[] = [
  { ...old, service: 'birth', answers: sat(5, 4), n: 40, usedServices: ['s0', 's1'] },
  { ...newer, service: 'birth', answers: sat(4, 3), n: 120, usedServices: ['s0', 's1'] },
  { ...old, service: 's0', answers: sat(5, 4), n: 180 },
  { ...newer, service: 's0', answers: sat(4, 3), n: 90 },
  { ...old, service: 's1', answers: sat(5, 4), n: 60 },
  { ...newer, service: 's1', answers: sat(4, 3), n: 60 },
];
/** Before, the situation was asked in the new version alone: first its services in the old one, later each in another. */
const onDay = (day: string) => (batch: Batch) => ({ ...batch, day });
const EARLIER: Batch[] = [
  ...[
    { ...newer, service: 'birth', answers: sat(4, 3), n: 60, usedServices: ['s0', 's1'] },
    { ...old, service: 's0', answers: sat(5, 4), n: 80 },
    { ...old, service: 's1', answers: sat(5, 4), n: 80 },
  ].map(onDay('2026-02-10')),
  ...[
    { ...newer, service: 'birth', answers: sat(4, 3), n: 60, usedServices: ['s0', 's1'] },
    { ...old, service: 's0', answers: sat(5, 4), n: 80 },
    { ...newer, service: 's1', answers: sat(4, 3), n: 80 },
  ].map(onDay('2026-05-10')),
];

/** A MAJOR version is published to run beside the built-in one; the quarter is rated in both. */
beforeAll(async () => {
  world = await ScoresWorld.start(2, new Date('2026-06-25T09:00:00Z'));
  staff = await signedIn(world.api, 'METHODOLOGIST');
  await publishParallelVersion(staff);
  await at('2026-09-20T09:00:00Z');
  await storeStage();
  await world.rate([...EARLIER, ...SUMMER]);
});
afterAll(() => world.api.close());

async function at(instant: string): Promise<void> {
  world.api.clock.time = new Date(instant);
  await world.api.platform.instruments.refresh();
  staff = await signedIn(world.api, 'METHODOLOGIST');
}

/** The one step of the way, on which both services are used. */
async function storeStage(): Promise<void> {
  const id = uuidV7();
  await withRole(world.api.platform.pool, 'otklik_staff', async (client) => {
    await client.query(`insert into journey_stage (id, life_situation_id, position, name) values ($1, $2, 1, $3)`, [
      id,
      world.api.registry.lifeSituation,
      { RU: 'Шаг', EN: 'Step' },
    ]);
    for (const [index, serviceId] of [...world.serviceIds.values()].entries())
      await client.query(
        `insert into journey_stage_service (journey_stage_id, service_id, position) values ($1, $2, $3)`,
        [id, serviceId, index + 1],
      );
  });
  await world.api.platform.directory.refresh();
}

const FIGURE = 'value n reason interval { low high } instrumentVersion linkedVersions leftOutVersions leftOutAnswers';
const quarter = async (from: string, to: string) => {
  const { lifeSituation } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ lifeSituation(id: "birth") { wholeAndParts(period: { from: "${from}", to: "${to}" }) {
        reading p direct { ${FIGURE} } composite { ${FIGURE} coverage } gap { ${FIGURE} }
        services { service { slug } score { ${FIGURE} } shortfall { value reason } }
        stages { position score { value reason } shortfall { value reason } } } } }`,
  );
  return lifeSituation.wholeAndParts;
};
const winter = () => quarter('2026-01-01', '2026-03-31');
const spring = () => quarter('2026-04-01', '2026-06-30');
const summer = () => quarter('2026-07-01', '2026-09-30');
const NOT_A_SHORTFALL = { value: null, reason: 'MIXED_VERSIONS' };
const NOT_JOINED = { value: null, interval: null, reason: 'MIXED_VERSIONS' };
const half = ({ interval }: { interval: { low: number; high: number } }) => (interval.high - interval.low) / 2;

test('while nothing joins them, answers to two versions of one subject give neither whole nor parts', async () => {
  expect(await summer()).toMatchObject({
    reading: null,
    p: null,
    direct: { ...NOT_JOINED, n: 160 },
    composite: { ...NOT_JOINED, coverage: 0 },
    gap: NOT_JOINED,
    services: [{ score: NOT_JOINED }, { score: NOT_JOINED }],
  });
});

test('a whole of the new version is not held against parts of the old one', async () => {
  expect(await winter()).toMatchObject({
    reading: null,
    p: null,
    direct: { value: 62.5, n: 60, instrumentVersion: '1.0.0' },
    composite: { value: 87.5, n: 160, instrumentVersion: '0.9.0' },
    gap: NOT_JOINED,
  });
});

test('services that were rated in different versions are not added up, in no stage either', async () => {
  const { composite, gap, reading, services, stages } = await spring();
  expect({ composite, gap, reading }).toMatchObject({
    composite: { ...NOT_JOINED, coverage: 100 },
    gap: NOT_JOINED,
    reading: null,
  });
  const of = (slug: string) => services.find((row: { service: { slug: string } }) => row.service.slug === slug);
  expect(of('s0')).toMatchObject({ score: { value: 87.5, instrumentVersion: '0.9.0' }, shortfall: NOT_A_SHORTFALL });
  expect(of('s1')).toMatchObject({ score: { value: 62.5, instrumentVersion: '1.0.0' }, shortfall: NOT_A_SHORTFALL });
  expect(stages).toMatchObject([{ score: { value: null, reason: 'MIXED_VERSIONS' } }]);
});
test('when the link is frozen, all stand on the scale of the new version, and its error is in all of them', async () => {
  await at('2026-10-08T09:00:00Z');
  await world.api.platform.draws.countDue();
  const { parallelRuns } = await staff.ask('{ parallelRuns { id } }');
  const { parallelRunEnd } = await staff.ask(
    `mutation($id: ID!) { parallelRunEnd(input: { id: $id }) { parallelRun { links { item difference { value } } } userErrors { code } } }`,
    { id: parallelRuns[0].id },
  );
  expect(parallelRunEnd).toEqual({
    parallelRun: { links: [{ item: 'SAT', difference: { value: -25 } }] },
    userErrors: [],
  });
  const { reading, direct, composite, gap, services } = await summer();
  const joined = { value: 62.5, reason: null, instrumentVersion: '1.0.0', linkedVersions: ['0.9.0'] };
  expect(reading).toBe('LIKE_PARTS');
  expect(direct).toMatchObject({ ...joined, n: 160 });
  expect(composite).toMatchObject({ ...joined, n: 390, coverage: 100 });
  expect(gap).toMatchObject({ value: 0 });
  expect(services.map(({ score }: { score: object }) => score)).toMatchObject([joined, joined]);

  // V_link = s²·(Σ W²/n_old + Σ W²/n_new) over s0 and s1; s² = 12.5². Shares of old answers: 2/3 and 1/2, of the whole 1/4.
  const per = (n: number[]) => n.reduce((sum, own, h) => sum + [270 / 390, 120 / 390][h]! ** 2 / own, 0);
  const link = 156.25 * (per([180, 60]) + per([90, 60]));
  const sampling = 0.25 * (156.25 / 270 + 156.25 / 120);
  const ofComposite = 0.5 * (2 / 3) + 0.5 * 0.5;
  expect(half(composite)).toBeCloseTo(1.97 * Math.sqrt(sampling + ofComposite ** 2 * link), 1);
  // Were the error of the link another one in each service, it would average out (control).
  const apart = 0.25 * ((2 / 3) ** 2 + 0.5 ** 2) * link;
  expect(half(composite)).toBeGreaterThan(1.97 * Math.sqrt(sampling + apart) + 0.15);
  // What both have in common of it is no part of their difference.
  expect(half(gap)).toBeCloseTo(1.97 * Math.sqrt(156.25 / 160 + sampling + (ofComposite - 0.25) ** 2 * link), 1);
});
