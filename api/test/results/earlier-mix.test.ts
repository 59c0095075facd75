import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { writeReferenceMix } from '../../src/modules/results/mode-table/frozen.repository.ts';
import { UNKNOWN_SEGMENT } from '../../src/modules/results/mode-table/mode-table.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/** The line comes out 25 points below the site in both services; half of the mix of 2026 is the line. */
beforeAll(async () => {
  world = await ScoresWorld.start(2);
  await world.rate(
    ['s0', 's1'].flatMap((service) => [
      { service, place: 'site', mode: 'WEB', answers: sat(5, 4), n: 300 } as const,
      { service, place: 'line', mode: 'WEB', answers: sat(4, 3), n: service === 's0' ? 100 : 500 } as const,
    ]),
  );
  await world.api.platform.freezer.freezeDue();
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

const SUMMER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const SCORE = 'value referenceMix interval { low high } onEarlierMix { referenceMix score low high }';
const asked = (more: string) => `{ service(id: "s0") { estimate(${SUMMER}, ${more}) { ${SCORE} } } }`;
const ask = async (more = 'basis: LIKE_FOR_LIKE', authority: 'ministry' | 'agency' = 'ministry') =>
  (await askStaff(world.api, aViewer('ANALYST', world.api.registry[authority]), asked(more))).service.estimate;

/** Freezes the mix of a year by hand, by which so many of a hundred are on the line. */
async function freezeMix(year: number, line: number): Promise<void> {
  const { pool, method } = world.api.platform;
  const period = { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  await withRole(pool, 'otklik_worker', (client) =>
    writeReferenceMix(client, {
      year,
      weighting: 'FLOW',
      period,
      total: 100,
      madeAt: world.api.clock.now(),
      shares: [
        { channel: 'PORTAL', segment: UNKNOWN_SEGMENT, count: 100 - line },
        { channel: 'TELEPHONE', segment: UNKNOWN_SEGMENT, count: line },
      ],
    }),
  );
  await method.refresh();
}

test('without a mix of the year before there is no other score; with one it is the score by that mix, and none else is', async () => {
  const before = await ask();
  expect(before).toMatchObject({ referenceMix: 2026, onEarlierMix: null });

  world.api.clock.time = new Date('2027-01-20T09:00:00Z');
  await freezeMix(2027, 90);
  const now = await ask();
  expect(now.referenceMix).toBe(2027);
  expect(now.onEarlierMix).toEqual({ referenceMix: 2026, score: before.value, ...before.interval });
  expect(before.value - now.value).toBeGreaterThan(5);
  // What lies between them is what the mixes weigh otherwise, of any service.
  const ofOther = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    asked('basis: LIKE_FOR_LIKE').replace('s0', 's1'),
  );
  const { value, onEarlierMix } = ofOther.service.estimate;
  expect(Math.abs(onEarlierMix.score - value - (before.value - now.value))).toBeLessThanOrEqual(0.11);
});

test.each([
  ['as experienced', 'basis: AS_EXPERIENCED'],
  ['raw', 'basis: RAW'],
  ['of a fact', 'basis: LIKE_FOR_LIKE, measure: RESULT'],
  ['of a measure without answers', 'basis: LIKE_FOR_LIKE, measure: TIME'],
  ['where the mix moves nothing: of one channel', 'basis: LIKE_FOR_LIKE, filter: { channels: [TELEPHONE] }'],
])('there is none %s', async (_, more) => {
  expect((await ask(more)).onEarlierMix).toBeNull();
});

test('there is none of what another authority owns, which is shown as it is published, and none in lists and trends', async () => {
  expect((await ask('basis: LIKE_FOR_LIKE', 'agency')).onEarlierMix).toBeNull();
  const { service } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ service(id: "s0") {
      trend(grain: QUARTER, ${SUMMER}, basis: LIKE_FOR_LIKE) { estimate { ${SCORE} } }
      breakdown(by: CHANNEL, ${SUMMER}, basis: LIKE_FOR_LIKE) { estimate { ${SCORE} } }
    } }`,
  );
  for (const { estimate } of [...service.trend, ...service.breakdown]) expect(estimate.onEarlierMix).toBeNull();
});

test('the public schema does not know of it', async () => {
  const { errors } = await world.api.ask(asked('basis: LIKE_FOR_LIKE'));
  expect(JSON.stringify(errors)).toContain('onEarlierMix');
});

test('when the year of the mix is over nothing is said of the one before, whether it was replaced or not', async () => {
  world.api.clock.time = new Date('2027-12-31T09:00:00Z');
  expect((await ask()).onEarlierMix).toMatchObject({ referenceMix: 2026 });
  world.api.clock.time = new Date('2028-01-20T09:00:00Z');
  expect(await ask()).toMatchObject({ referenceMix: 2027, onEarlierMix: null });
  await freezeMix(2028, 10);
  expect(await ask()).toMatchObject({ referenceMix: 2028, onEarlierMix: { referenceMix: 2027 } });
});
