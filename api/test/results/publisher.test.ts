import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { withRole } from '../../src/database/pool.ts';
import { publicEstimate } from '../../src/statistics/index.ts';
import { estimateOfTally } from '../../src/modules/results/estimate-value.ts';
import { anotherPlatform } from '../support/another-platform.ts';
import { drawRatings, FiguresWorld, type Given, ofPassport } from './figures-world.ts';

const JULY = { from: '2026-07-01', to: '2026-07-31' };
const THIRD_QUARTER = { from: '2026-07-01', to: '2026-09-30' };
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

let world: FiguresWorld;

/** The tests tell one story, in order: it is 22 November, and nothing has been published. */
beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers({ from: '2026-05-01', to: '2026-11-30' });
  await world.rate(drawRatings(2_500, { from: '2026-05-10', days: 194 }, 11));
});
afterAll(() => world.api.close());

interface Published {
  grain: string;
  period_from: string;
  subject_id: string;
  stream: string;
  breakdown_key: string;
  revision: number;
  figures: object;
}

const published = async (where = 'true'): Promise<Published[]> => {
  const { rows } = await withRole(world.api.platform.pool, 'otklik_worker', (client) =>
    client.query<Published>(
      `select grain, period_from, subject_id, stream, breakdown_key, revision, figures from publication
       where ${where} order by subject_id, grain, period_from, stream, breakdown_key, revision`,
    ),
  );
  return rows;
};
const passport = () => world.subject('SERVICE', world.api.registry.service);
const estimate = (period: typeof JULY | null) =>
  world.public().estimate(passport(), { measure: 'SAT', period, stream: 'SCORE', filter: null });
const inJuly = ofPassport('2026-07-15', 1);

test('nothing is public before it is published', async () => {
  expect(await estimate(null)).toMatchObject({ value: null, reason: 'NOT_PUBLISHED' });
});

test('two processes that publish at once write every figure once', async () => {
  const other = await anotherPlatform(world.api);
  try {
    const counts = await Promise.all([
      world.api.platform.publisher.publishClosed(),
      other.publisher.publishClosed(),
      other.publisher.publishClosed(),
    ]);
    const rows = await published();
    expect(rows.length).toBeGreaterThan(50);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect(new Set(rows.map(({ revision }) => revision))).toEqual(new Set([0]));
  } finally {
    await other.close();
  }
});

test('the closed months and quarters are published, the running ones are not', async () => {
  const rows = await published();
  const periods = [...new Set(rows.map(({ grain, period_from }) => `${grain} ${period_from}`))].toSorted();
  expect(periods).toEqual([
    // Nobody rated in April; it belongs to the first quarter with ratings.
    'MONTH 2026-04-01',
    'MONTH 2026-05-01',
    'MONTH 2026-06-01',
    'MONTH 2026-07-01',
    'MONTH 2026-08-01',
    'MONTH 2026-09-01',
    'MONTH 2026-10-01',
    'QUARTER 2026-04-01',
    'QUARTER 2026-07-01',
  ]);
  const { data } = await world.api.ask<{ publishedPeriods: object[] }>('{ publishedPeriods { from to grain } }');
  expect(data.publishedPeriods[0]).toEqual({ ...THIRD_QUARTER, grain: 'QUARTER' });
});

test('a public figure is the figure of its ratings under the rounding rule of the public', async () => {
  const tally = world.tally(
    ({ service, touchpoint, day }) =>
      service === 'passport' && touchpoint !== 'office' && day >= THIRD_QUARTER.from && day <= THIRD_QUARTER.to,
  );
  const { value, interval, n, effectiveN } = estimateOfTally(tally, 'SAT', 'SCORE');
  const expected = publicEstimate({ value: value!, interval, n: n!, effectiveN });
  expect(await estimate(null)).toMatchObject(expected);
  expect(await estimate(THIRD_QUARTER)).toEqual(await estimate(null));
});

test('free dates, running periods, filters and other breakdowns have no public figure', async () => {
  const query = { measure: 'SAT', period: THIRD_QUARTER, stream: 'SCORE', filter: null } as const;
  const notPublished = { value: null, n: null, reason: 'NOT_PUBLISHED' };
  expect(await estimate({ from: '2026-07-01', to: '2026-07-30' })).toMatchObject(notPublished);
  expect(await estimate(NOVEMBER)).toMatchObject(notPublished);
  expect(await world.public().estimate(passport(), { ...query, filter: { modes: ['WEB'] } })).toMatchObject(
    notPublished,
  );
  expect(await world.public().breakdown(passport(), { ...query, by: 'SEGMENT' })).toEqual([]);
  const trend = await world
    .public()
    .trend(passport(), { ...query, period: { from: '2026-10-01', to: '2026-11-30' }, grain: 'MONTH' });
  expect(trend.map(({ period }) => period.from)).toEqual(['2026-10-01']);
});

test('a published row can neither be changed nor deleted, by anyone', async () => {
  const owner = new pg.Client({ connectionString: world.api.database.adminUrl });
  await owner.connect();
  try {
    for (const statement of [`update publication set revision = 7`, 'delete from publication'])
      await expect(owner.query(statement)).rejects.toThrow('never changed or deleted');
  } finally {
    await owner.end();
  }
});

test('a second run writes nothing', async () => {
  expect(await world.api.platform.publisher.publishClosed()).toBe(0);
});

test('new ratings change no public figure, neither of a closed period nor of the running one', async () => {
  const before = await published();
  const figures = async () => Promise.all([estimate(JULY), estimate(null), estimate(NOVEMBER)]);
  const shown = await figures();
  const times = (count: number, rating: Given) => Array.from({ length: count }, () => rating);
  await world.rate([...times(200, inJuly), ...times(50, { ...inJuly, day: '2026-11-20' })]);
  expect(await world.api.platform.publisher.publishClosed()).toBe(0);
  expect(await published()).toEqual(before);
  expect(await figures()).toEqual(shown);
  const staff = await world.staff(world.api.registry.ministry).estimate(passport(), {
    measure: 'SAT',
    period: JULY,
    stream: 'SCORE',
    filter: null,
  });
  expect(staff.value).toBeLessThan(shown[0].value! - 10);
});

test('what came late enters at the next close, as the next revision of just the figures it changes', async () => {
  const before = await estimate(JULY);
  world.api.clock.time = new Date('2026-12-07T23:00:00Z');
  expect(await world.api.platform.publisher.publishClosed()).toBe(0);
  world.api.clock.time = new Date('2026-12-08T00:30:00Z');
  expect(await world.api.platform.publisher.publishClosed()).toBeGreaterThan(0);

  expect((await estimate(NOVEMBER)).n).toBeGreaterThan(10);
  const after = await estimate(JULY);
  expect(after.n).toBeGreaterThan(before.n! + 150);
  expect(after.value).toBeLessThan(before.value!);
  const revised = (await published('revision > 0')).map(({ grain, period_from, stream, breakdown_key, revision }) =>
    [grain, period_from, stream, breakdown_key, revision].join(' '),
  );
  expect(new Set(revised)).toEqual(
    new Set([
      'MONTH 2026-07-01 SCORE ALL 1',
      'MONTH 2026-07-01 SCORE PORTAL 1',
      'QUARTER 2026-07-01 SCORE ALL 1',
      'QUARTER 2026-07-01 SCORE PORTAL 1',
      'QUARTER 2026-07-01 SCORE PROMPT 1',
      // The shares of the other channels become smaller.
      'MONTH 2026-07-01 SCORE TELEPHONE 1',
      'QUARTER 2026-07-01 SCORE TELEPHONE 1',
    ]),
  );
  const rows = await published(`revision = 0 and period_from = '2026-07-01' and grain = 'MONTH'`);
  expect(rows.length).toBeGreaterThan(0);
  expect(await world.api.platform.publisher.publishClosed()).toBe(0);
});

test('figures that are withheld leave the api without a value, whoever asks over HTTP', async () => {
  const { data } = await world.api.ask<{ service: Record<string, object> }>(
    `{ service(id: "passport") {
        small: estimate(period: { from: "2026-07-01", to: "2026-07-31" }, filter: { modes: [WEB] }) { value n reason suppressed }
        shown: estimate(period: { from: "2026-07-01", to: "2026-07-31" }) { value n effectiveN designEffect equalWeightN quality interval { low high } }
        bars: distribution(period: { from: "2026-07-01", to: "2026-07-31" }) { n doesNotApply topTwo bottomTwo bars { count percent label } }
        channels: breakdown(by: CHANNEL, period: { from: "2026-07-01", to: "2026-07-31" }) { key share estimate { n } }
    } }`,
  );
  expect(data.service.small).toEqual({ value: null, n: null, reason: 'NOT_PUBLISHED', suppressed: true });
  expect(data.service.shown).toMatchObject({
    effectiveN: null,
    designEffect: null,
    equalWeightN: null,
    quality: 'SOLID',
  });
  const { n, bars, topTwo, bottomTwo } = data.service.bars as {
    n: number;
    topTwo: number;
    bottomTwo: number;
    bars: { count: number; percent: number; label: string }[];
  };
  // Of the percentages that are shown, not of the counts behind them.
  const percents = bars.map(({ percent }) => percent);
  expect([topTwo, bottomTwo]).toEqual([Math.min(100, percents[3]! + percents[4]!), percents[0]! + percents[1]!]);
  expect([n, ...bars.map(({ count }) => count)].filter((count) => count % 5 !== 0)).toEqual([]);
  expect(bars.every(({ percent }) => Number.isInteger(percent))).toBe(true);
  expect(bars[0]!.label).toBe('Very dissatisfied');
  const channels = data.service.channels as unknown as { key: string; share: number }[];
  expect(channels[0]!.key).toBe('PORTAL');
});

test('a channel whose ratings were all withdrawn is public no more after the next close', async () => {
  const channels = async () => {
    const rows = await world.public().breakdown(passport(), {
      measure: 'SAT',
      period: JULY,
      stream: 'SCORE',
      filter: null,
      by: 'CHANNEL',
    });
    return rows.map(({ key }) => key);
  };
  expect(await channels()).toContain('TELEPHONE');
  await withRole(world.api.platform.pool, 'otklik_acceptor', (client) =>
    client.query(
      `delete from rating using cell, touchpoint
       where cell.id = rating.cell_id and touchpoint.id = cell.touchpoint_id and touchpoint.channel = 'TELEPHONE'`,
    ),
  );
  expect(await channels()).toContain('TELEPHONE');
  world.api.clock.time = new Date('2027-01-08T00:30:00Z');
  expect(await world.api.platform.publisher.publishClosed()).toBeGreaterThan(0);
  expect(await channels()).not.toContain('TELEPHONE');
  expect(await world.api.platform.publisher.publishClosed()).toBe(0);
});
