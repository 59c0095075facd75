import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { countStatements } from '../support/statements.ts';
import { ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';

/** SAT is the mean of EASE and TIME, which go their own ways, one up or down by chance. */
const BALANCED = [2, 4].flatMap((ease) =>
  [2, 4].flatMap((time) => [-1, 1].map((chance) => ({ SAT: (ease + time) / 2 + chance, EASE: ease, TIME: time }))),
);

beforeAll(async () => {
  world = await ScoresWorld.start(3);
  const site = { place: 'site', mode: 'WEB' } as const;
  await world.rate([
    { ...site, service: 's0', answers: BALANCED, n: 320 },
    { ...site, service: 's0', answers: [{ SAT: 4, INFO: 4 }], n: 20 },
    { ...site, service: 's1', answers: BALANCED, n: 240 },
    // All is better here: the difference between services is no driver.
    { ...site, service: 's2', answers: [{ SAT: 5, EASE: 5, TIME: 5 }], n: 320 },
  ]);
}, 60_000);
afterAll(() => world.api.close());

const FIGURE = 'value n reason method interval { low high }';
const DRIVERS = `period { from grain } shrinkage orderConfirmed rSquared { ${FIGURE} }
  drivers { item pairs share { ${FIGURE} } alone { value n } }`;
const driversOf = async (of: string, authority = world.api.registry.ministry) => {
  const { found } = await askStaff(
    world.api,
    aViewer('ANALYST', authority),
    `{ found: ${of} { drivers(${QUARTER}) { ${DRIVERS} } } }`,
  );
  return found.drivers;
};

test('two drivers that explain a third together have half of it each', async () => {
  const drivers = await driversOf('service(id: "s0")');
  // Var SAT = 0.5 + 1, of which ease and time go along with 0.25 each.
  expect(drivers).toMatchObject({
    period: { from: '2026-07-01', grain: 'QUARTER' },
    rSquared: { value: 33.3, n: 320, method: 'EXPLAINED_SPREAD', interval: null },
    shrinkage: 0,
  });
  expect(drivers.drivers.slice(0, 2)).toMatchObject([
    { pairs: 320, share: { value: 50 }, alone: { value: 16.7 } },
    { pairs: 320, share: { value: 50 }, alone: { value: 16.7 } },
  ]);
  const { low, high } = drivers.drivers[0].share.interval;
  // 1,500 simulated samples of 320 have shares that spread by 0.0815: Wilson's interval with n_eff 37.6 begins at 34.8.
  expect(low).toBeGreaterThan(33.8);
  expect(low).toBeLessThan(35.8);
  expect(low + high).toBeCloseTo(100, 0);
});

test('a question that too few answered has no share, and says so', async () => {
  const { drivers } = await driversOf('service(id: "s0")');
  expect(drivers[2]).toMatchObject({ item: 'INFO', pairs: 20, share: { value: null, reason: 'FEW_PAIRS', n: 20 } });
});

test('below 300 ratings nothing is estimated', async () => {
  expect(await driversOf('service(id: "s1")')).toMatchObject({
    rSquared: { value: null, reason: 'FEW_PAIRS', n: 240 },
    shrinkage: null,
    orderConfirmed: null,
    drivers: [
      { pairs: 240, share: { value: null, reason: 'FEW_PAIRS' } },
      { pairs: 240, share: { value: null, reason: 'FEW_PAIRS' } },
    ],
  });
  expect(await driversOf('touchpoint(id: "site")')).toMatchObject({
    rSquared: { value: null, reason: 'NO_DATA' },
    drivers: [],
  });
});

test('of an authority what differs between its services is left out', async () => {
  expect(await driversOf('authority(id: "ministry")')).toMatchObject({
    rSquared: { value: 33.3, n: 880 },
  });
});

test('what another authority owns is not told', async () => {
  expect(await driversOf('service(id: "s0")', world.api.registry.agency)).toBeNull();
});

test('it costs one statement, however many services', async () => {
  await driversOf('service(id: "s0")');
  expect(await countStatements(() => driversOf('service(id: "s0")'))).toBe(1);
  expect(await countStatements(() => driversOf('authority(id: "ministry")'))).toBe(1);
});
