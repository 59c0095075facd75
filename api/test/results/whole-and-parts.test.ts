import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { countStatements } from '../support/statements.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const BEFORE = 'period: { from: "2026-04-01", to: "2026-06-30" }';

/**
 * Three quarters of those who rated the birth of a child are citizens. All 80 took s0, 20 of them s1 as well. Citizens
 * are content with s0, others less so, and it is mostly the others who rated it. In November 2025 s1 was rated at a kiosk, and
 * nothing tells what a kiosk does. In May 2025 so was s2, which comes out worst; the situation and the others were rated on
 * the web. In February 2025 all services were rated there, and the situation itself at the kiosk; in November 2024 both at
 * the kiosk.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(3);
  const site = { place: 'site', mode: 'WEB' } as const;
  const kiosk = { place: 'hall', mode: 'KIOSK' } as const;
  await world.rate([
    { ...site, service: 'birth', segment: 'citizen', answers: sat(4, 2), n: 40, usedServices: ['s0'] },
    { ...site, service: 'birth', segment: 'citizen', answers: sat(4, 2), n: 20, usedServices: ['s0', 's1'] },
    { ...site, service: 'birth', answers: sat(4), n: 20, usedServices: ['s0'] },
    { ...site, service: 's0', segment: 'citizen', answers: sat(5), n: 20 },
    { ...site, service: 's0', answers: sat(3), n: 60 },
    { ...site, service: 's1', segment: 'citizen', answers: sat(4), n: 40 },
    { ...site, service: 's1', answers: sat(4), n: 40 },
    { ...site, service: 'birth', answers: sat(4, 2), n: 20, day: '2026-05-15', usedServices: ['s0'] },
    { ...site, service: 's0', segment: 'citizen', answers: sat(5), n: 10, day: '2026-05-15' },
    { ...site, service: 's0', answers: sat(3), n: 30, day: '2026-05-15' },
    { ...site, service: 'birth', answers: sat(4, 2), n: 40, day: '2025-11-15', usedServices: ['s0', 's1'] },
    { ...site, service: 's0', answers: sat(3, 4), n: 40, day: '2025-11-15' },
    { place: 'hall', mode: 'KIOSK', service: 's1', answers: sat(5, 4), n: 40, day: '2025-11-15' },
    { ...site, service: 'birth', answers: sat(1, 2), n: 40, day: '2025-05-15', usedServices: ['s0', 's1', 's2'] },
    { ...site, service: 's0', answers: sat(3), n: 40, day: '2025-05-15' },
    { ...site, service: 's1', answers: sat(4), n: 40, day: '2025-05-15' },
    { ...kiosk, service: 's2', answers: sat(2), n: 40, day: '2025-05-15' },
    { ...kiosk, service: 'birth', answers: sat(1, 2), n: 40, day: '2025-02-15', usedServices: ['s0', 's1'] },
    { ...site, service: 's0', answers: sat(4, 5), n: 40, day: '2025-02-15' },
    { ...site, service: 's1', answers: sat(4, 5), n: 20, day: '2025-02-15' },
    { ...kiosk, service: 'birth', answers: sat(4, 2), n: 40, day: '2024-11-15', usedServices: ['s0'] },
    { ...kiosk, service: 's0', answers: sat(4), n: 40, day: '2024-11-15' },
  ]);
  await withRole(world.api.platform.pool, 'otklik_staff', async (client) => {
    for (const [position, services] of [
      [1, ['s0']],
      [2, ['s1', 's0']],
      [3, ['s2']],
    ] as const) {
      const id = uuidV7();
      await client.query(`insert into journey_stage (id, life_situation_id, position, name) values ($1, $2, $3, $4)`, [
        id,
        world.api.registry.lifeSituation,
        position,
        { RU: `Шаг ${position}`, EN: `Step ${position}` },
      ]);
      for (const [index, slug] of services.entries())
        await client.query(
          `insert into journey_stage_service (journey_stage_id, service_id, position) values ($1, $2, $3)`,
          [id, world.serviceIds.get(slug), index + 1],
        );
    }
  });
  await world.api.platform.directory.refresh();
}, 60_000);
afterAll(() => world.api.close());

const FIGURE = 'value n reason interval { low high }';
const WHOLE = `measure period { from grain } reading p adjustedP weakest { slug }
  direct { ${FIGURE} } composite { ${FIGURE} coverage method } gap { ${FIGURE} }
  services { service { slug } score { ${FIGURE} } usage { ${FIGURE} } shortfall { value reason } weakest }
  stages { position name services { slug } score { ${FIGURE} } shortfall { value reason } }`;
const wholeAndParts = async (args: string, authority = world.api.registry.ministry) => {
  const { lifeSituation } = await askStaff(
    world.api,
    aViewer('ANALYST', authority),
    `{ lifeSituation(id: "birth") { wholeAndParts(${args}) { ${WHOLE} } } }`,
  );
  return lifeSituation.wholeAndParts;
};

test('the whole is put beside its parts on the segments of those who rated it', async () => {
  const whole = await wholeAndParts(QUARTER);
  // D = 0.75 · 50 + 0.25 · 75. s0: 0.75 · 100 + 0.25 · 50, though its own mean is 62.5. C = 0.8 · 87.5 + 0.2 · 75.
  expect(whole).toMatchObject({
    measure: 'SAT',
    period: { from: '2026-07-01', grain: 'QUARTER' },
    direct: { value: 56.3, n: 80 },
    composite: { value: 85, n: 160, coverage: 100, method: 'SITUATION_COMPOSITE' },
    reading: 'WORSE_THAN_PARTS',
    weakest: { slug: 's1' },
  });
  expect(whole.gap.value).toBe(-28.7);
  // V of D alone: citizens 60 with s² 635.6, others 20 with 0, smoothed by five of the pooled 480.8.
  const pooled = 37_500 / 78;
  const parts = [(0.75 ** 2 * (5 * pooled + 37_500)) / 64 / 60, (0.25 ** 2 * (5 * pooled)) / 24 / 20] as const;
  const error = Math.sqrt(parts[0] + parts[1]);
  // t with 64.9 degrees of freedom.
  expect(whole.gap.interval.low).toBeCloseTo(-28.75 - 1.997 * error, 1);
  expect(whole.gap.interval.high).toBeCloseTo(-28.75 + 1.997 * error, 1);
  expect(whole.p).toBeLessThan(1e-6);
  expect(whole.adjustedP).toBe(whole.p);
});

test('shortfalls say where it is lost, service by service and stage by stage', async () => {
  const { services, stages } = await wholeAndParts(QUARTER);
  expect(services).toMatchObject([
    { service: { slug: 's0' }, score: { value: 87.5, n: 80 }, usage: { value: 100, n: 80 }, shortfall: { value: 10 } },
    {
      service: { slug: 's1' },
      score: { value: 75 },
      usage: { value: 25, n: 80 },
      shortfall: { value: 5 },
      weakest: true,
    },
    {
      service: { slug: 's2' },
      score: { value: null, reason: 'NO_DATA' },
      usage: { value: 0 },
      shortfall: { value: null },
    },
  ]);
  expect(stages).toMatchObject([
    { position: 1, name: 'Step 1', services: [{ slug: 's0' }], score: { value: 87.5 }, shortfall: { value: 10 } },
    {
      position: 2,
      services: [{ slug: 's1' }, { slug: 's0' }],
      score: { value: 85, n: 160 },
      shortfall: { value: 15 },
    },
    { position: 3, score: { value: null, reason: 'NO_DATA' }, shortfall: { value: null, reason: 'NO_DATA' } },
  ]);
});

test('below 30 direct ratings there are only its services, as their own clients see them', async () => {
  expect(await wholeAndParts(BEFORE)).toMatchObject({
    direct: { value: 50, n: 20 },
    composite: { value: 62.5, n: 40 },
    gap: { value: null, reason: 'TOO_FEW_TO_COMPARE' },
    p: null,
    reading: 'FROM_SERVICES_ONLY',
  });
});

test('what could not be taken out of a part for its modes is said of the whole and of its stages', async () => {
  const { lifeSituation } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ lifeSituation(id: "birth") { wholeAndParts(period: { from: "2025-10-01", to: "2025-12-31" }) {
      direct { modeAdjustment } composite { value modeAdjustment modeReason }
      stages { score { modeAdjustment modeReason } } } } }`,
  );
  const { direct, composite, stages } = lifeSituation.wholeAndParts;
  expect(direct.modeAdjustment).toBe('NOT_NEEDED');
  expect(composite).toEqual({ value: 75, modeAdjustment: 'NOT_ADJUSTED', modeReason: 'NO_TABLE' });
  expect(stages.map(({ score }: { score: { modeAdjustment: string | null } }) => score.modeAdjustment)).toEqual([
    'NOT_NEEDED',
    'NOT_ADJUSTED',
    null,
  ]);
});

const APART = { value: null, reason: 'MODE_NOT_ADJUSTED' };
const NO_GAP = { gap: { ...APART, interval: null }, p: null, adjustedP: null, reading: null };

test('a whole on the web has no gap to parts that were rated at a kiosk, and two such parts are in no order', async () => {
  const whole = await wholeAndParts('period: { from: "2025-10-01", to: "2025-12-31" }');
  expect(whole).toMatchObject({ ...NO_GAP, direct: { value: 50, n: 40 }, composite: { value: 75 }, weakest: null });
  const services = whole.services.filter(({ usage }: { usage: { value: number } }) => usage.value > 0);
  expect(services).toMatchObject([
    { shortfall: APART, weakest: false },
    { shortfall: APART, weakest: false },
  ]);
  expect(whole.stages).toMatchObject([
    { shortfall: APART },
    { shortfall: APART },
    { shortfall: { reason: 'NO_DATA' } },
  ]);
});

test('where whole and parts were answered in the same modes they have a gap, and it says what was not taken out', async () => {
  const { lifeSituation } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ lifeSituation(id: "birth") { wholeAndParts(period: { from: "2024-10-01", to: "2024-12-31" }) {
      reading gap { value modeAdjustment } weakest { slug } } } }`,
  );
  expect(lifeSituation.wholeAndParts).toEqual({
    reading: 'WORSE_THAN_PARTS',
    gap: { value: -25, modeAdjustment: 'NOT_ADJUSTED' },
    weakest: { slug: 's0' },
  });
});

test('the weakest link and what costs most are looked for among parts that can be compared', async () => {
  const whole = await wholeAndParts('period: { from: "2025-04-01", to: "2025-06-30" }');
  expect(whole).toMatchObject({ ...NO_GAP, composite: { value: 50 }, weakest: { slug: 's0' } });
  expect(whole.services).toMatchObject([
    { service: { slug: 's0' }, shortfall: { value: 16.7 }, weakest: true },
    { service: { slug: 's1' }, shortfall: { value: 8.3 }, weakest: false },
    // The lowest of all, at a kiosk.
    { service: { slug: 's2' }, score: { value: 25 }, shortfall: APART, weakest: false },
  ]);
  expect(whole.stages).toMatchObject([
    { position: 1, shortfall: { value: 16.7 } },
    { position: 2, shortfall: { value: 25 } },
    { position: 3, score: { value: 25 }, shortfall: APART },
  ]);
});

test('a whole at a kiosk has no gap to parts on the web; one of too few answers is in no order with the other', async () => {
  const whole = await wholeAndParts('period: { from: "2025-01-01", to: "2025-03-31" }');
  expect(whole).toMatchObject({
    ...NO_GAP,
    direct: { value: 12.5 },
    composite: { value: 87.5 },
    weakest: { slug: 's0' },
  });
  expect(whole.services).toMatchObject([
    { service: { slug: 's0' }, shortfall: { value: 6.3 }, weakest: true },
    { service: { slug: 's1' }, score: { n: 20 }, shortfall: { value: null, reason: 'TOO_FEW_TO_COMPARE' } },
    { service: { slug: 's2' } },
  ]);
});

test('without journeys there is no composite', async () => {
  expect(await wholeAndParts('period: { from: "2026-01-01", to: "2026-03-31" }')).toMatchObject({
    direct: { value: null, reason: 'NO_DATA' },
    composite: { value: null, reason: 'NO_JOURNEYS' },
    gap: { value: null },
    reading: null,
    weakest: null,
  });
});

test('services of another authority are as precise as for the public', async () => {
  const { direct, services } = await wholeAndParts(QUARTER, world.api.registry.agency);
  expect(direct.value).toBe(56.3);
  expect(services[0].score).toMatchObject({ value: 88, n: 80 });
});

test('it costs three statements, however many services it has', async () => {
  await wholeAndParts(QUARTER);
  await world.api.platform.months.idle();
  // Stages, journeys, versions of the months, all of which are remembered.
  expect(await countStatements(() => wholeAndParts(QUARTER))).toBe(3);
});
