import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { asAdmin } from '../support/as-admin.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * The line comes out 25 points below the site in every service and quarter. `s2` is another authority's. The summer of 2026
 * is published on the mix of that year, and the round that brings it to that of 2028, by which the line is used more, has not
 * come to it yet; the autumn of 2027 is on the latter.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(3);
  const { platform, registry } = world.api;
  await withRole(platform.pool, 'otklik_staff', (client) =>
    client.query('update service set authority_id = $1 where id = $2', [registry.agency, world.serviceIds.get('s2')]),
  );
  await platform.directory.refresh();
  await rateOn('2026-08-15');
  await platform.freezer.freezeDue();
  await platform.publisher.publishClosed();
  world.api.clock.time = new Date('2027-11-22T09:00:00Z');
  await rateOn('2027-11-15');
  await world.noteFlow([
    { service: 's0', place: 'site', day: '2027-11-15', n: 100 },
    { service: 's0', place: 'line', day: '2027-11-15', n: 900 },
  ]);
  world.api.clock.time = new Date('2028-01-20T09:00:00Z');
  await platform.freezer.freezeDue();
  await platform.publisher.publishClosed();
  await asAdmin(
    world.api.database,
    `set session_replication_role = replica;
     delete from publication where period_from < '2026-10-01' and figures -> 'adjusted' ->> 'referenceMix' = '2028'`,
  );
}, 120_000);
afterAll(() => world.api.close());

const rateOn = (day: string) =>
  world.rate(
    ['s0', 's1', 's2'].flatMap((service) => [
      { service, place: 'site', mode: 'WEB', day, answers: sat(5, 4), n: 102 } as const,
      { service, place: 'line', mode: 'WEB', day, answers: sat(4, 3), n: 102 } as const,
    ]),
  );

const [SUMMER, AUTUMN] = ['{ from: "2026-07-01", to: "2026-09-30" }', '{ from: "2027-10-01", to: "2027-12-31" }'];
const OUTCOME = `verdict badge { comparability reasons }
  outcome { __typename ... on Difference { points } ... on NotComparable { reasons } }`;
const ITEMS = `items { key estimate { value n referenceMix } rank { of } ${OUTCOME} }`;
const periods = (basis: string) => `{ comparison(of: { periods: { figuresOf: { service: "s0" },
  periods: [${SUMMER}, ${AUTUMN}] } }, basis: ${basis}, against: FIRST) { ${ITEMS} } }`;
const ofPublic = async (basis: string) =>
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  (await world.api.ask<any>(periods(basis))).data.comparison.items;
const asStaff = (authority: 'ministry' | 'agency', source: string) =>
  askStaff(world.api, aViewer('ANALYST', world.api.registry[authority]), source);

test('like-for-like figures on the mixes of two years have no difference, no rank, but the reason', async () => {
  const items = await ofPublic('LIKE_FOR_LIKE');
  expect(items).toMatchObject([{ estimate: { referenceMix: 2026 } }, { estimate: { referenceMix: 2028 } }]);
  // Nobody answered otherwise: all of what lies between them is that of the mixes.
  expect(Math.abs(items[0].estimate.value - items[1].estimate.value)).toBeGreaterThan(5);
  expect(items[1]).toMatchObject({
    outcome: { __typename: 'NotComparable', reasons: ['REFERENCE_MIX'] },
    verdict: 'NOT_COMPARABLE',
    badge: { comparability: 'NOT_COMPARABLE', reasons: ['REFERENCE_MIX'] },
    rank: null,
  });
  // As experienced there is no common mix that could differ.
  expect((await ofPublic('RAW'))[1].outcome).toMatchObject({ __typename: 'Difference', points: 0 });
});

test('staff have their own figures of both quarters on the newest mix, and those of others as they are published', async () => {
  const changes = `{ figureChanges(of: [{ service: "s0" }], basis: LIKE_FOR_LIKE, period: ${AUTUMN}, before: ${SUMMER}) {
    items { estimate { referenceMix } before { referenceMix } ${OUTCOME} } } }`;
  const own = (await asStaff('ministry', changes)).figureChanges.items[0];
  expect(own).toMatchObject({
    estimate: { referenceMix: 2028 },
    before: { referenceMix: 2028 },
    outcome: { points: 0 },
    verdict: 'ABOUT_AVERAGE',
  });
  const others = (await asStaff('agency', changes)).figureChanges.items[0];
  expect(others).toMatchObject({ outcome: { reasons: ['REFERENCE_MIX'] }, verdict: 'NOT_COMPARABLE' });
});

test('own figures stand beside those of others on one mix: of an earlier year as they are published', async () => {
  const services = (period: string) =>
    `{ comparison(of: { subjects: [{ service: "s0" }, { service: "s1" }, { service: "s2" }] }, period: ${period}) { ${ITEMS} } }`;
  const summer = (await asStaff('agency', services(SUMMER))).comparison.items;
  for (const item of summer)
    expect(item).toMatchObject({ estimate: { n: 205, referenceMix: 2026 }, outcome: { points: 0 }, rank: { of: 3 } });
  // Where all are on the newest mix, own ones stay exact.
  const autumn = (await asStaff('agency', services(AUTUMN))).comparison.items;
  expect(autumn.map(({ estimate }: { estimate: { n: number } }) => estimate.n)).toEqual([205, 205, 204]);
  for (const item of autumn)
    expect(item).toMatchObject({ estimate: { referenceMix: 2028 }, outcome: { __typename: 'Difference' } });
});
