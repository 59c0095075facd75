import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPools, type Pools } from '../../src/database/pools.ts';
import { withRole } from '../../src/database/pool.ts';
import { MonthMemory } from '../../src/modules/results/index.ts';
import { LookedMonths } from '../../src/modules/results/month-memory.ts';
import { MonthStrata } from '../../src/modules/results/month-strata.ts';
import { TALLY_PARTS } from '../../src/modules/results/tally.repository.ts';
import type { TallyQuery } from '../../src/modules/results/tally-query.ts';
import { TallyReader } from '../../src/modules/results/tally-reader.ts';
import { drawRatings, FiguresWorld } from './figures-world.ts';
import { answersTo, inSegment, QUERIES } from './tally-questions.ts';

let world: FiguresWorld;
let pools: Pools;
/** Remembers at once what it has seen twice; and never. */
let remembering: MonthMemory;
let forgetting: MonthMemory;

beforeAll(async () => {
  world = await FiguresWorld.start();
  await world.countOffers({ from: '2026-03-01', to: '2026-11-20' }, (day) => day.endsWith('3'));
  await world.rate(drawRatings(1_500, { from: '2026-03-01', days: 260 }, 11));
  pools = createPools(world.api.database.url, () => undefined);
  const onError = (error: Error) => {
    throw error;
  };
  remembering = new MonthMemory({ pool: pools.figures, onError, quietForMs: 0 });
  forgetting = new MonthMemory({ pool: pools.figures, onError, atMost: { cells: 0, strata: 0, flow: 0 } });
});
afterAll(async () => {
  await Promise.all([remembering.stop(), forgetting.stop()]);
  await Promise.all(Object.values(pools).map((pool: pg.Pool) => pool.end()));
  await world.api.close();
});

/** Everything a request may ask, in one request. */
const answers = (memory: MonthMemory) =>
  answersTo([...QUERIES, ...inSegment({ world, pools })], memory, { world, pools });

/** Reads a month whole beside the question, for the next one; or, once, which months are the first. */
const isForLater = (text: string): boolean => /always left join|min\(starts_on\)/.test(text);

/** Asks for a figure or for strata, and tells which tables were read for it. */
async function tablesOf(memory: MonthMemory, query: TallyQuery, of: 'tally' | 'strata' = 'tally'): Promise<string[]> {
  const sent: string[] = [];
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const send = client.query;
  client.query = function (this: pg.Client, ...args) {
    const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
    if (!isForLater(text)) sent.push(/core_tally|tally_version/.exec(text)?.[0] ?? 'other');
    return send.apply(this, args);
  };
  try {
    const { registry, platform } = world.api;
    const reader = new TallyReader(pools.figures, platform.directory, new LookedMonths(memory));
    await reader[of](world.subject('AUTHORITY', registry.ministry), query, TALLY_PARTS);
    return sent;
  } finally {
    client.query = send;
  }
}

const firstRating = async (): Promise<string> => {
  const { rows } = await withRole(world.api.platform.pool, 'otklik_acceptor', (client) =>
    client.query<{ id: string }>(
      `select id from rating where status = 'COUNTED' and day between '2026-04-01' and '2026-06-30' order by id`,
    ),
  );
  return rows[0]!.id;
};

const change = (statement: string, ...values: unknown[]) =>
  withRole(world.api.platform.pool, 'otklik_acceptor', (client) => client.query(statement, values));

test('what is remembered is what the database would answer', async () => {
  const fromDatabase = await answers(forgetting);
  expect(fromDatabase.filter((tallies) => tallies.length > 0).length).toBeGreaterThan(60);
  expect(await answers(remembering)).toEqual(fromDatabase);
  await remembering.idle();
  expect(await answers(remembering)).toEqual(fromDatabase);
});

test('whole months that are remembered are not read again', async () => {
  expect(await tablesOf(forgetting, QUERIES[0]!)).toEqual(['tally_version', 'core_tally']);
  expect(await tablesOf(remembering, QUERIES[0]!)).toEqual(['tally_version']);
});

test('the running month is remembered to its last day, and its days are read where that is too much', async () => {
  const toDay = (to: string): TallyQuery => ({ ...QUERIES[0]!, period: { from: '2026-09-01', to } });
  for (const of of ['tally', 'strata'] as const) {
    expect(await tablesOf(remembering, toDay('2026-11-18'), of)).toEqual(['tally_version']);
    expect(await tablesOf(remembering, toDay('2026-11-12'), of)).toEqual(['tally_version', 'core_tally']);
  }
});

test('strata of whole months that are remembered are not read again, nor are some of them', async () => {
  const whole = QUERIES[0]!;
  const some: TallyQuery = { ...whole, filter: { channels: ['PORTAL'] } };
  const others: TallyQuery = { ...whole, filter: { languages: ['RU'] } };
  expect(await tablesOf(forgetting, whole, 'strata')).toEqual(['tally_version', 'core_tally']);
  expect(await tablesOf(remembering, whole, 'strata')).toEqual(['tally_version']);
  expect(await tablesOf(remembering, some, 'strata')).toEqual(['tally_version']);
  expect(await tablesOf(remembering, others, 'strata')).toEqual(['core_tally']);
});

test('sums that need more than 32 bits are remembered as they are', () => {
  const row = { subjectId: 'a', key: 'PORTAL|WEB||PROMPT', version: '1.0.0' };
  for (const sums of [
    [7, 2 ** 31],
    [7, 2 ** 53],
    [0, 2 ** 31 - 1],
  ]) {
    const seen: number[] = [];
    new MonthStrata({ version: '1', lastDay: '' }, [{ ...row, sums }]).each('a', (_name, all, from) =>
      seen.push(...Array.from(all).slice(from, from + 2)),
    );
    expect(seen).toEqual(sums);
  }
});

test.each([
  ['comes late', () => world.rate(drawRatings(3, { from: '2026-05-02', days: 5 }, 3))],
  ['is revised', async () => change('update rating set sat = 1 + sat % 5 where id = $1', await firstRating())],
  [
    'is excluded',
    async () =>
      change(`update rating set status = 'EXCLUDED', status_reason = 'TEST' where id = $1`, await firstRating()),
  ],
  ['is moved', async () => change(`update rating set day = '2026-08-09' where id = $1`, await firstRating())],
  ['is withdrawn', async () => change('delete from rating where id = $1', await firstRating())],
])('a rating that %s, by whatever process, is in the next figure', async (_what, happens) => {
  const before = await answers(forgetting);
  expect(await answers(remembering)).toEqual(before);
  await happens();
  const after = await answers(forgetting);
  expect(after).not.toEqual(before);
  expect(await answers(remembering)).toEqual(after);
  await remembering.idle();
  expect(await answers(remembering)).toEqual(after);
  expect(await tablesOf(remembering, QUERIES[0]!)).toEqual(['tally_version']);
});

test('a change that is not committed yet is not remembered, and is known once it is', async () => {
  const before = await answers(forgetting);
  const writer = await pools.acceptance.connect();
  try {
    await writer.query('begin');
    await writer.query('delete from rating where id = $1', [await firstRating()]);
    expect(await answers(remembering)).toEqual(before);
    await remembering.idle();
    await writer.query('commit');
    const after = await answers(forgetting);
    expect(after).not.toEqual(before);
    expect(await answers(remembering)).toEqual(after);
  } finally {
    writer.release();
  }
});

test('a month into which ratings come is read each time, until they have stopped', async () => {
  const memory = new MonthMemory({ pool: pools.figures, onError: () => undefined, quietForMs: 400 });
  const asked = async () => {
    const tables = await tablesOf(memory, QUERIES[0]!);
    await memory.idle();
    return tables;
  };
  const [fromDatabase, fromMemory] = [['tally_version', 'core_tally'], ['tally_version']];
  expect(await asked()).toEqual(fromDatabase);
  expect(await asked()).toEqual(fromMemory);
  await change('update rating set sat = 1 + sat % 5 where id = $1', await firstRating());
  expect(await asked()).toEqual(fromDatabase);
  expect(await asked()).toEqual(fromDatabase);
  await pause(450);
  // Now it is worth reading for the next time.
  expect(await asked()).toEqual(fromDatabase);
  expect(await asked()).toEqual(fromMemory);
});

test('months before the first with ratings are known to hold nothing, until something comes into one', async () => {
  const { registry, platform } = world.api;
  const memory = new MonthMemory({ pool: pools.figures, onError: () => undefined, quietForMs: 0 });
  const long: TallyQuery = { period: { from: '2001-01-01', to: '2025-12-31' }, stream: 'SCORE', filter: null };
  expect(await tablesOf(memory, long)).toEqual(['tally_version']);
  expect(await tablesOf(memory, long, 'strata')).toEqual(['tally_version']);
  await change(`update rating set day = '2009-05-05' where id = $1`, await firstRating());
  const ministry = world.subject('AUTHORITY', registry.ministry);
  const reader = new TallyReader(pools.figures, platform.directory, new LookedMonths(memory));
  const found = await Promise.all(
    (['SCORE', 'OPEN'] as const).map((stream) => reader.tally(ministry, { ...long, stream }, [])),
  );
  expect(found.flatMap(({ counts }) => counts.SAT).reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(await answers(memory)).toEqual(await answers(forgetting));
  await memory.idle();
  expect(await tablesOf(memory, long)).toEqual(['tally_version']);
  await memory.stop();
});

test('after a start the newest months are remembered before anyone asks', async () => {
  const memory = new MonthMemory({ pool: pools.figures, onError: () => undefined });
  memory.start();
  await memory.idle();
  expect(await tablesOf(memory, QUERIES[0]!)).toEqual(['tally_version']);
  expect(await tablesOf(memory, QUERIES[0]!, 'strata')).toEqual(['tally_version']);
  expect(await answers(memory)).toEqual(await answers(forgetting));
  await memory.stop();
});
