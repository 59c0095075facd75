import type { Mode } from '@otklik/schema';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../src/database/advisory-locks.ts';
import { createPools, type Pools } from '../../src/database/pools.ts';
import { withRole } from '../../src/database/pool.ts';
import { addDays } from '../../src/kernel/calendar.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { MonthMemory, readersFor, recount, RunningSumsKeeper } from '../../src/modules/results/index.ts';
import { withAdvisoryLock } from '../../src/modules/results/advisory-lock.ts';
import { LookedMonths } from '../../src/modules/results/month-memory.ts';
import { type TallyQuery, TallyReader } from '../../src/modules/results/tally-reader.ts';
import { drawFrom, drawRatings, FiguresWorld } from './figures-world.ts';
import { CELL_PIECES } from '../../src/modules/results/running-sums/cell-sums.ts';
import { answersTo, inSegment, QUERIES } from './tally-questions.ts';

let world: FiguresWorld;
let pools: Pools;
let keeper: RunningSumsKeeper;
/** They remember no month. One reads days of subjects, one running sums, and so whole months, however few subjects are asked about. */
let daySumming: MonthMemory;
let summing: MonthMemory;
/** Reads none. */
let reading: MonthMemory;

/** The day of these tests: months to October are over, and November to the 19th. */
const clock = { now: () => new Date('2026-11-20T12:00:00Z') };
const MONTHS = ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04', '2026-03'].map(
  (month) => `${month}-01`,
);

beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers({ from: '2026-03-01', to: '2026-11-20' }, (day) => day.endsWith('3'));
  await world.rate(drawRatings(1_500, { from: '2026-03-01', days: 260 }, 17));
  await world.report(['2026-04-02', '2026-06-05', '2026-06-20', '2026-06-21', '2026-07-31', '2026-11-03']);
  pools = createPools(world.api.database.url, () => undefined);
  const onError = (error: unknown) => {
    throw error as Error;
  };
  keeper = new RunningSumsKeeper({ pool: pools.resting, clock, onError });
  const atMost = { cells: 0, strata: 0, flow: 0 };
  summing = new MonthMemory({ pool: pools.figures, onError, atMost, manySubjects: 1 });
  daySumming = new MonthMemory({ pool: pools.figures, onError, atMost, manySubjects: Infinity });
  reading = new MonthMemory({ pool: pools.figures, onError, atMost, manySubjects: null });
});
afterAll(async () => {
  await Promise.all([summing.stop(), daySumming.stop(), reading.stop(), keeper.stop()]);
  await Promise.all(Object.values(pools).map((pool: pg.Pool) => pool.end()));
  await world.api.close();
});

/** Free dates with filters, as they come. */
function drawnQueries(count: number): TallyQuery[] {
  const draw = drawFrom(5);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() * values.length)]!;
  const { segment, portal, office } = world.api.registry;
  const filters: TallyQuery['filter'][] = [
    null,
    { languages: ['EN'] },
    { segmentIds: [segment] },
    { touchpointIds: [portal, office] },
    { channels: ['PORTAL'], modes: ['APP'] satisfies Mode[] },
    { modes: ['OPERATOR', 'KIOSK'] },
  ];
  return Array.from({ length: count }, () => {
    const from = addDays('2026-02-20', Math.floor(draw() * 250));
    const by = pick([null, null, 'CHANNEL', 'TOUCHPOINT', 'LANGUAGE', 'SEGMENT'] as const);
    const bucket = pick([null, null, 'MONTH', 'QUARTER', 'WEEK', 'DAY'] as const);
    return {
      period: { from, to: addDays(from, Math.floor(draw() ** 2 * 150)) },
      stream: pick(['SCORE', 'SCORE', 'OPEN'] as const),
      filter: pick(filters),
      ...(by ? { by } : {}),
      ...(bucket ? { bucket } : {}),
    };
  });
}

/** Tallies and strata, and transactions of free dates. */
async function answers(memory: MonthMemory) {
  const { registry, platform } = world.api;
  const queries = [...QUERIES, ...inSegment({ world, pools }), ...drawnQueries(40)];
  const { directory, method } = platform;
  const { flow } = readersFor(pools.figures, { directory, method, memory });
  const subjects = [world.subject('SERVICE', registry.service), world.subject('AUTHORITY', registry.ministry)];
  const asked = queries.flatMap(({ period }) =>
    subjects.map((subject) => flow.flow(subject, { period, filter: null })),
  );
  const shares = (await Promise.all(asked)).map((buckets) =>
    buckets.flatMap((bucket) => bucket.flow.map((share) => JSON.stringify(share))).toSorted(),
  );
  return [...(await answersTo(queries, memory, { world, pools })), ...shares];
}

/** Tables that are read for one question. */
async function tablesOf(query: TallyQuery, memory = summing): Promise<string[]> {
  const sent: string[] = [];
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const send = client.query;
  client.query = function (this: pg.Client, ...args) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
    // Reading a month whole is for the next question, and which months are the first is read once.
    if (!/always left join|min\(starts_on\)/.test(text))
      sent.push(/core_tally|join (running_sums s|subject_days)/.exec(text)?.[0] ?? 'other');
    return send.apply(this, args);
  };
  try {
    await answersTo([query], memory, { world, pools });
    return [...new Set(sent)].toSorted();
  } finally {
    client.query = send;
  }
}

const change = (statement: string, ...values: unknown[]) =>
  withRole(world.api.platform.pool, 'otklik_acceptor', (client) => client.query(statement, values));

const inJune: TallyQuery = { period: { from: '2026-06-05', to: '2026-06-20' }, stream: 'SCORE', filter: null };

test('days from running sums, and from days of subjects, are the days themselves', async () => {
  expect(await tablesOf(inJune)).toEqual(['core_tally', 'other']);
  const fromDays = await answers(reading);
  expect(fromDays.filter((found) => found.length > 0).length).toBeGreaterThan(300);
  expect(await keeper.write()).toEqual(MONTHS);
  expect(await tablesOf(inJune)).toEqual(['join running_sums s', 'other']);
  expect(await tablesOf(inJune, daySumming)).toEqual(['join subject_days', 'other']);
  expect(await tablesOf({ ...inJune, bucket: 'WEEK' }, daySumming)).toEqual(['other']);
  expect(await answers(summing)).toEqual(fromDays);
  expect(await answers(daySumming)).toEqual(fromDays);
  // A second time they are remembered.
  expect(await tablesOf(inJune)).toEqual(['other']);
  expect(await answers(summing)).toEqual(fromDays);
  expect(await recount(world.api.platform.pool)).toEqual([]);
});

test('nothing is written again while nothing changes', async () => {
  expect(await keeper.write()).toEqual([]);
});

test.each([
  ['a late rating', () => world.rate(drawRatings(3, { from: '2026-06-06', days: 5 }, 3))],
  ['revisions', () => change(`update rating set sat = 1 + sat % 5 where day between '2026-06-05' and '2026-06-09'`)],
  ['other days', () => change(`update rating set day = '2026-06-07' where day = '2026-06-21'`)],
  ['reported transactions', () => world.report(['2026-06-12'], 5)],
  ['withdrawals', () => change(`delete from rating where day between '2026-06-10' and '2026-06-11'`)],
])(
  'a change of June, %s, is in the next figure, and in running sums once they are written again',
  async (_what, happens) => {
    const before = await answers(reading);
    await happens();
    const after = await answers(reading);
    expect(after).not.toEqual(before);
    expect(await answers(summing)).toEqual(after);
    expect(await keeper.write()).toEqual(['2026-06-01']);
    expect(await answers(summing)).toEqual(after);
  },
);

describe('the running month', () => {
  const toYesterday: TallyQuery = { ...inJune, period: { from: '2026-11-04', to: '2026-11-19' } };
  const toToday: TallyQuery = { ...inJune, period: { from: '2026-11-04', to: '2026-11-20' } };
  const whole: TallyQuery = { ...inJune, period: { from: '2026-11-01', to: '2026-11-30' } };
  const kept = ['join running_sums s', 'other'];

  /** As a process finds it that has read none of it before. */
  async function tablesAtFirst(query: TallyQuery): Promise<string[]> {
    const memory = new MonthMemory({
      pool: pools.figures,
      onError: () => undefined,
      atMost: { cells: 0, strata: 0, flow: 0 },
      manySubjects: 1,
    });
    try {
      return await tablesOf(query, memory);
    } finally {
      await memory.stop();
    }
  }

  test.each([
    ['ratings', () => world.rate(drawRatings(5, { from: '2026-11-20', days: 1 }, 8))],
    ['transactions', () => world.report(['2026-11-20'], 7)],
  ])('%s of today change nothing of what is kept of the days before', async (_what, happens) => {
    expect(await tablesAtFirst(toYesterday)).toEqual(kept);
    const before = await answers(reading);
    await happens();
    const after = await answers(reading);
    expect(after).not.toEqual(before);
    expect(await tablesAtFirst(toYesterday)).toEqual(kept);
    expect(await tablesAtFirst(toToday)).toEqual(['core_tally', ...kept]);
    expect(await tablesAtFirst(whole)).toEqual(['core_tally', ...kept]);
    expect(await answers(summing)).toEqual(after);
    expect(await answers(daySumming)).toEqual(after);
    expect(await keeper.write()).toEqual([]);
    expect(await recount(world.api.platform.pool)).toEqual([]);
  });

  test.each([
    ['a late rating', () => world.rate(drawRatings(4, { from: '2026-11-13', days: 6 }, 9))],
    ['a rating of today that is moved', () => change(`update rating set day = '2026-11-05' where day = '2026-11-20'`)],
    ['transactions', () => world.report(['2026-11-09'], 5)],
    ['withdrawals', () => change(`delete from rating where day between '2026-11-10' and '2026-11-11'`)],
  ])('%s of a day before are in the next figure, and kept once they are written', async (_what, happens) => {
    const before = await answers(reading);
    await happens();
    const after = await answers(reading);
    expect(after).not.toEqual(before);
    expect(await answers(summing)).toEqual(after);
    expect(await answers(daySumming)).toEqual(after);
    expect(await keeper.write()).toEqual(['2026-11-01']);
    expect(await answers(summing)).toEqual(after);
    expect(await answers(daySumming)).toEqual(after);
    expect(await recount(world.api.platform.pool)).toEqual([]);
  });

  test.each([
    ['where its days are kept', () => Promise.resolve()],
    ['where they are not', () => change(`update rating set sat = 1 + sat % 5 where day = '2026-11-02'`)],
  ])(
    'a rating that comes between the look of a request and its reading is taken off nothing, %s',
    async (_what, happens) => {
      await happens();
      const remembering = new MonthMemory({
        pool: pools.figures,
        onError: () => undefined,
        quietForMs: 0,
        manySubjects: 2,
      });
      for (let time = 0; time < 2; time++) {
        await answersTo([whole], remembering, { world, pools });
        await remembering.idle();
      }
      const { directory } = world.api.platform;
      const subject = world.subject('AUTHORITY', world.api.registry.ministry);
      const ask = async (reader: TallyReader) => {
        const tallies = await reader.tallies(subject, toYesterday, []);
        const strata = await reader.strata(subject, toYesterday, []);
        return [...tallies, ...strata.flatMap((bucket) => bucket.strata)].map((one) => JSON.stringify(one)).toSorted();
      };
      const before = await ask(new TallyReader(pools.figures, directory, new LookedMonths(reading)));
      const reader = new TallyReader(pools.figures, directory, new LookedMonths(remembering));
      await reader.strata(subject, whole, []);
      // Of today, and of days that are taken off.
      for (const from of ['2026-11-20', '2026-11-02']) await world.rate(drawRatings(40, { from, days: 1 }, 21));
      expect(await ask(reader)).toEqual(before);
      await remembering.stop();
      await keeper.write();
    },
  );

  test('what is kept is written anew between the look of a request and its reading', async () => {
    const remembering = new MonthMemory({
      pool: pools.figures,
      onError: () => undefined,
      quietForMs: 0,
      manySubjects: 2,
    });
    const query: TallyQuery = { ...inJune, period: { from: '2026-06-03', to: '2026-06-30' } };
    const june: TallyQuery = { ...inJune, period: { from: '2026-06-01', to: '2026-06-30' } };
    for (let time = 0; time < 2; time++) {
      await answersTo([june], remembering, { world, pools });
      await remembering.idle();
    }
    const { directory, method } = world.api.platform;
    const subject = world.subject('AUTHORITY', world.api.registry.ministry);
    const sumsOf = async (reader: TallyReader) => {
      const tallies = await reader.tallies(subject, query, []);
      const strata = await reader.strata(subject, query, []);
      return [...tallies, ...strata.flatMap((bucket) => bucket.strata)].map((one) => JSON.stringify(one)).toSorted();
    };
    const reader = new TallyReader(pools.figures, directory, new LookedMonths(remembering));
    const { flow } = readersFor(pools.figures, { directory, method, memory: remembering });
    await reader.strata(subject, june, []);
    await flow.flow(subject, { period: june.period, filter: null });
    await world.rate(drawRatings(60, { from: '2026-06-01', days: 2 }, 5));
    await world.report(['2026-06-02'], 40);
    expect(await keeper.write()).toEqual(['2026-06-01']);
    // All of it is read as it is now: the days that are taken off are of the same moment as the month.
    expect(await sumsOf(reader)).toEqual(
      await sumsOf(new TallyReader(pools.figures, directory, new LookedMonths(reading))),
    );
    const shares = async (
      memory: MonthMemory,
      reader = readersFor(pools.figures, { directory, method, memory }).flow,
    ) =>
      (await reader.flow(subject, { period: query.period, filter: null })).flatMap((one) =>
        one.flow.map((share) => JSON.stringify(share)).toSorted(),
      );
    expect(await shares(remembering, flow)).toEqual(await shares(reading));
    await remembering.stop();
  });

  test('where the last days are not quiet it is kept to the day before, today and one more at most', async () => {
    const rateLate = (from: string) => world.rate(drawRatings(5, { from, days: 1 }, 31));
    await rateLate('2026-11-16');
    const quietTo = (last: string) => keeper.write({ isQuiet: (_month, _kind, { toDay }) => toDay <= last });
    expect(await quietTo('2026-11-15')).toEqual([]);
    expect(await quietTo('2026-11-17')).toEqual([]);
    expect(await quietTo('2026-11-18')).toEqual(['2026-11-01']);
    expect(await tablesAtFirst(toYesterday)).toEqual(['core_tally', ...kept]);
    expect(await answers(summing)).toEqual(await answers(reading));
    expect(await answers(daySumming)).toEqual(await answers(reading));
    // What changes after it leaves it as it is.
    await rateLate('2026-11-19');
    expect(await tablesAtFirst(toYesterday)).toEqual(['core_tally', ...kept]);
    expect(await quietTo('2026-11-18')).toEqual([]);
    expect(await answers(summing)).toEqual(await answers(reading));
    expect(await recount(world.api.platform.pool)).toEqual([]);
    expect(await keeper.write()).toEqual(['2026-11-01']);
    expect(await tablesAtFirst(toYesterday)).toEqual(kept);
  });

  test('a day later it is kept to that day, whether or not anybody rated', async () => {
    const after = await answers(reading);
    for (const day of ['21', '22']) {
      const later = new RunningSumsKeeper({
        pool: pools.resting,
        clock: { now: () => new Date(`2026-11-${day}T00:00:00Z`) },
        onError: () => undefined,
      });
      expect(await later.write()).toEqual(['2026-11-01']);
      expect(await later.write()).toEqual([]);
      expect(await tablesAtFirst(toToday)).toEqual(kept);
      expect(await answers(summing)).toEqual(after);
      expect(await answers(daySumming)).toEqual(after);
    }
    expect(await recount(world.api.platform.pool)).toEqual([]);
  });

  test('where many later days have ratings the month is read', async () => {
    const dayAfter = new RunningSumsKeeper({
      pool: pools.resting,
      clock: { now: () => new Date('2026-11-22T00:00:00Z') },
      onError: () => undefined,
    });
    const moveTo = (day: string) =>
      change(`update rating set day = $1 where id = (select id from rating where day = '2026-11-20' limit 1)`, day);
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) await moveTo(day);
    expect(await dayAfter.write()).toEqual(['2026-11-01']);
    expect(await tablesAtFirst(whole)).toEqual(['core_tally', ...kept]);
    await moveTo('2026-11-25');
    expect(await dayAfter.write()).toEqual(['2026-11-01']);
    expect(await tablesAtFirst(whole)).toEqual(['core_tally', 'other']);
    expect(await answers(summing)).toEqual(await answers(reading));
  });

  test('once it is over it is kept whole', async () => {
    const after = await answers(reading);
    const later = new RunningSumsKeeper({
      pool: pools.resting,
      clock: { now: () => new Date('2026-12-01T00:00:00Z') },
      onError: () => undefined,
    });
    expect(await later.write()).toEqual(['2026-11-01']);
    expect(await tablesAtFirst(whole)).toEqual(kept);
    expect(await answers(summing)).toEqual(after);
    const behind = new RunningSumsKeeper({
      pool: pools.resting,
      clock: { now: () => new Date('2026-11-30T23:59:00Z') },
      onError: () => undefined,
    });
    expect(await behind.write()).toEqual([]);
    // Back to the day of these tests.
    expect(await keeper.write()).toEqual(['2026-11-01']);
  });
});

test('only months that are quiet are written, and by one process', async () => {
  await change(`update rating set sat = 1 + sat % 5 where day between '2026-05-01' and '2026-06-30'`);
  expect(await keeper.write({ isQuiet: (month) => month === '2026-05-01' })).toEqual(['2026-05-01']);
  await withAdvisoryLock(pools.resting, ADVISORY_LOCKS.runningSums, async () => {
    expect(await keeper.write()).toEqual([]);
  });
  expect(await keeper.write()).toEqual(['2026-06-01']);
});

test('a keeper that was started writes what has been quiet from one look to the next', async () => {
  await change(`update rating set sat = 1 + sat % 5 where day between '2026-06-01' and '2026-06-30'`);
  expect(await tablesOf(inJune)).toEqual(['core_tally', 'other']);
  const errors: unknown[] = [];
  const started = new RunningSumsKeeper({
    pool: pools.resting,
    clock,
    onError: (error) => errors.push(error),
    lookAfterMs: { first: 0, next: 50 },
  });
  started.start();
  await expect.poll(() => tablesOf(inJune), { timeout: 20_000 }).not.toContain('core_tally');
  await started.stop();
  expect(errors).toEqual([]);
  expect(await answers(summing)).toEqual(await answers(reading));
  await keeper.write();
});

test('a keeper that is stopped leaves a month as it was', async () => {
  await change(`update rating set sat = 1 + sat % 5 where day between '2026-06-01' and '2026-06-30'`);
  const stopped = new RunningSumsKeeper({ pool: pools.resting, clock: systemClock, onError: () => undefined });
  expect(await stopped.write({ isGentle: true })).toEqual([]);
  const { rows } = await withRole(pools.resting, 'otklik_worker', (client) =>
    client.query<{ n: number }>(
      `select count(*)::integer as n from running_sums where kind = 'T' and month = '2026-06-01'`,
    ),
  );
  expect(rows).toEqual([{ n: 30 * CELL_PIECES.length }]);
  expect(await keeper.write()).toEqual(['2026-06-01']);
});

test('a month that cannot be written keeps no other from being written', async () => {
  await change(`update rating set sat = 1 + sat % 5 where day between '2026-05-01' and '2026-07-31'`);
  const holder = await world.api.platform.pool.connect();
  try {
    await holder.query('begin; set local role otklik_worker');
    await holder.query(`select 1 from running_sums_month where month = '2026-07-01' for update`);
    await expect(keeper.write()).rejects.toThrow(AggregateError);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect(await keeper.write()).toEqual(['2026-07-01']);
});

test('nothing is kept of a month that is too large, nor is it tried again until it has changed', async () => {
  const small = new RunningSumsKeeper({ pool: pools.resting, clock, onError: () => undefined, sizeAtMost: 2 });
  const months = () =>
    withRole(pools.resting, 'otklik_worker', (client) =>
      client.query<{ kind: string }>(`select kind from running_sums_month where month = '2026-06-01' order by 1`),
    );
  await change(`update rating set sat = 1 + sat % 5 where day between '2026-06-01' and '2026-06-30'`);
  const before = await answers(reading);
  expect(await small.write()).toEqual(['2026-06-01']);
  expect((await months()).rows).toEqual([{ kind: 'D' }, { kind: 'F' }, { kind: 'T' }]);
  // Days of subjects are small; running sums are those of the month as it was, which nobody reads.
  expect(await answers(summing)).toEqual(before);
  expect(await small.write()).toEqual([]);
  expect(await keeper.write()).toEqual(['2026-06-01']);
  expect(await answers(summing)).toEqual(before);
});

test('a recount finds running sums that are wrong', async () => {
  const write = (statement: string) =>
    withRole(world.api.platform.pool, 'otklik_worker', (client) => client.query(statement));
  await write(`update running_sums t set sums = s.sums from running_sums s
    where t.kind = 'T' and t.to_day = '2026-06-20' and s.kind = 'T' and s.to_day = '2026-06-19' and s.piece = t.piece`);
  await write(`update subject_days t set days = s.days from subject_days s
    where t.month = '2026-06-01' and s.month = '2026-05-01' and s.subject_id = t.subject_id`);
  await write(`delete from running_sums where to_day = '2026-07-31' and piece = 3 and kind = 'F'`);
  const found = await recount(world.api.platform.pool);
  expect(new Set(found.map(({ table }) => table))).toEqual(new Set(['running sum']));
  const what = found.map(({ cell }) => JSON.parse(cell) as { kind: string; toDay?: string });
  expect(new Set(what.map(({ kind, toDay }) => `${kind} ${toDay}`))).toEqual(
    new Set(['T 2026-06-20', 'D undefined', 'F 2026-07-31']),
  );
});
