import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MonthMemory } from '../../src/modules/results/index.ts';
import { drawRatings } from './figures-world.ts';
import { inJune, MONTHS, RunningSumsWorld } from './running-sums-world.ts';

let sums: RunningSumsWorld;
const started: MonthMemory[] = [];

beforeAll(async () => {
  sums = await RunningSumsWorld.start();
  await sums.keeper.write();
});
afterEach(() => Promise.all(started.splice(0).map((memory) => memory.stop())));
afterAll(() => sums.close());

/** A process after its start. */
async function holding(atMost = 2 ** 30): Promise<MonthMemory> {
  const memory = await sums.holding(atMost);
  started.push(memory);
  return memory;
}

const READ = ['join running_sums s', 'other'];
const HELD = ['other'];
const NEWEST = { ...inJune, period: { from: '2026-10-05', to: '2026-10-20' } };

test('a started process has read the sums of the days that nobody has asked for', async () => {
  const memory = await holding();
  expect(await sums.tablesOf(inJune, memory)).toEqual(HELD);
  expect(await sums.answers(memory)).toEqual(await sums.answers(sums.reading));
});

test('of more than fits the newest months are held, and the others are read when they are asked for', async () => {
  const { rows } = await sums.pools.figures.query<{ bytes: number }>(
    `select max(bytes)::float8 as bytes from (
       select sum(octet_length(sums)) as bytes from running_sums where month >= $1 group by kind) as newest`,
    [MONTHS[1]],
  );
  const memory = await holding(rows[0]!.bytes);
  expect(await sums.tablesOf(NEWEST, memory)).toEqual(HELD);
  expect(await sums.tablesOf(inJune, memory)).toEqual(READ);
  expect(await sums.answers(memory)).toEqual(await sums.answers(sums.reading));
});

test('what was written anew is not answered from what was held, and is held in its turn', async () => {
  const memory = await holding();
  const before = await sums.answers(memory);
  await sums.world.rate(drawRatings(30, { from: '2026-06-06', days: 9 }, 11));
  await sums.world.report(['2026-06-12'], 9);
  const after = await sums.answers(sums.reading);
  expect(after).not.toEqual(before);
  expect(await sums.answers(memory)).toEqual(after);
  expect(await sums.keeper.write()).toEqual(['2026-06-01']);
  expect(await sums.tablesOf(inJune, memory)).toContain('join running_sums s');
  await memory.idle();
  expect(await sums.tablesOf({ ...inJune, period: { from: '2026-06-04', to: '2026-06-19' } }, memory)).toEqual(HELD);
  expect(await sums.answers(memory)).toEqual(after);
});

test('nothing is held where nothing may be', async () => {
  expect(await sums.tablesOf(NEWEST, await holding(0))).toEqual(READ);
});
