import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { type Batch, sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/**
 * In `s0` the site is good and the line is bad, in `s1` it is the other way round: no one like-for-like score says which
 * of them is better. `s2` was rated in the hall as well, by too few to be shown to the public, and `s3` has the counts that
 * are withheld to protect these.
 */
beforeAll(async () => {
  world = await ScoresWorld.start(4);
  const of = (service: string, place: 'site' | 'line' | 'hall', values: number[], n: number): Batch => ({
    service,
    place,
    mode: 'WEB',
    answers: sat(...values),
    n,
  });
  await world.rate([
    of('s0', 'site', [5, 4], 300),
    of('s0', 'line', [2, 1], 200),
    of('s1', 'site', [2, 1], 300),
    of('s1', 'line', [5, 4], 200),
    of('s2', 'site', [3, 4], 300),
    of('s2', 'line', [3, 4], 200),
    of('s2', 'hall', [3], 6),
    of('s3', 'site', [3, 4], 300),
    of('s3', 'line', [3, 4], 40),
    of('s3', 'hall', [3, 4], 40),
  ]);
  // The first close freezes the method, the second publishes figures made with it.
  await world.api.platform.freezer.freezeDue();
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const SUBJECTS = 'of: { subjects: [{ service: "s0" }, { service: "s1" }, { service: "s2" }] }';
const FIGURE = 'value interval { low high } n quality suppressed reason basis modeTable channelsVary';
const comparison = (args: string) => `{ comparison(${args}) { ranksWithheld
  items { key rank { best } badge { reasons } channels { key share estimate { ${FIGURE} } } } } }`;
const asStaff = (source: string) => askStaff(world.api, aViewer('ANALYST', world.api.registry.ministry), source);

interface Item {
  key: string;
  rank: object | null;
  badge: { reasons: string[] };
  channels: { key: string; share: number; estimate: { value: number; n: number; interval: object | null } }[] | null;
}

test('where channels differ from service to service each has its score per channel in place of a rank', async () => {
  const { comparison: compared } = await asStaff(comparison(`${SUBJECTS}, ${QUARTER}`));
  expect(compared.ranksWithheld).toBe('INTERACTION');
  const items = compared.items as Item[];
  for (const { rank, badge } of items) {
    expect(rank).toBeNull();
    expect(badge.reasons).toContain('INTERACTION');
  }
  const told = items.map(({ channels }) => channels!.map(({ key, estimate }) => [key, estimate.value, estimate.n]));
  expect(told).toEqual([
    [
      ['PORTAL', 87.5, 300],
      ['TELEPHONE', 12.5, 200],
    ],
    [
      ['PORTAL', 12.5, 300],
      ['TELEPHONE', 87.5, 200],
    ],
    [
      ['PORTAL', 62.5, 300],
      ['TELEPHONE', 62.5, 200],
      ['IN_PERSON', null, 6],
    ],
  ]);
  expect(items[0]!.channels![0]).toMatchObject({
    share: 60,
    estimate: {
      quality: 'SOLID',
      basis: 'LIKE_FOR_LIKE',
      modeTable: expect.any(String),
      interval: { low: 86, high: 88.9 },
    },
  });
});

test('they are the figures that the page of the service shows for its channels', async () => {
  const { comparison: compared, service } = await asStaff(
    `${comparison(`${SUBJECTS}, ${QUARTER}`).slice(0, -1)}
      service(id: "s0") { breakdown(by: CHANNEL, basis: LIKE_FOR_LIKE, ${QUARTER}) { key share estimate { ${FIGURE} } } } }`,
  );
  expect(compared.items[0].channels).toEqual(service.breakdown);
  expect(service.breakdown).toHaveLength(2);
});

test('the figures of both periods are told apart by channel where periods are compared', async () => {
  const periods = `periods: [{ from: "2026-04-01", to: "2026-06-30" }, { from: "2026-07-01", to: "2026-09-30" }]`;
  const { comparison: compared } = await asStaff(
    comparison(`of: { periods: { figuresOf: { service: "s0" }, ${periods} } }, basis: LIKE_FOR_LIKE`),
  );
  const values = (compared.items as Item[]).map(({ channels }) => channels!.map(({ estimate }) => estimate.value));
  expect(values).toEqual([[], [87.5, 12.5]]);
});

test.each([
  ['where ranks are shown', `${SUBJECTS}, ${QUARTER}, basis: AS_EXPERIENCED`],
  ['where channels themselves are compared', `of: { channels: { service: "s0" } }, basis: LIKE_FOR_LIKE, ${QUARTER}`],
])('no scores per channel %s', async (_, args) => {
  const { comparison: compared } = await asStaff(comparison(args));
  expect(compared.items.length).toBeGreaterThan(1);
  for (const { channels } of compared.items as Item[]) expect(channels).toBeNull();
});

test('the public is told the published channels alone, in whole numbers, within its limit of cost', async () => {
  const { data, extensions } = await world.api.ask<{ comparison: { ranksWithheld: string; items: Item[] } }>(
    comparison(`of: { allServices: {} }, ${QUARTER}`),
  );
  expect(data.comparison.ranksWithheld).toBe('INTERACTION');
  const byChannel = data.comparison.items.map(({ channels }) =>
    channels!.map(({ key, estimate: { value, n } }) => [key, value, n]),
  );
  expect(byChannel).toContainEqual([
    ['PORTAL', 88, 300],
    ['TELEPHONE', 13, 200],
  ]);
  expect(JSON.stringify(byChannel)).not.toContain('IN_PERSON');
  expect((extensions as { cost: { requested: number } }).cost.requested).toBeLessThan(2_000);
});

test('a like-for-like figure says so wherever it stands; its channels, another basis and what is not adjusted do not', async () => {
  const figures = `a: estimate(basis: LIKE_FOR_LIKE, ${QUARTER}) { channelsVary }
    b: estimate(basis: AS_EXPERIENCED, ${QUARTER}) { channelsVary } c: estimate(measure: RESULT, ${QUARTER}) { channelsVary }
    channels: breakdown(by: CHANNEL, basis: LIKE_FOR_LIKE, ${QUARTER}) { estimate { channelsVary } }
    trend(basis: LIKE_FOR_LIKE, grain: QUARTER, ${QUARTER}) { estimate { channelsVary } }`;
  const document = `{ service(id: "s0") { ${figures} } }`;
  const told = {
    a: { channelsVary: true },
    b: { channelsVary: false },
    c: { channelsVary: false },
    channels: [{ estimate: { channelsVary: false } }, { estimate: { channelsVary: false } }],
    trend: [{ estimate: { channelsVary: true } }],
  };
  expect((await asStaff(document)).service).toEqual(told);
  expect((await world.api.ask<{ service: object }>(document)).data.service).toEqual(told);
});
