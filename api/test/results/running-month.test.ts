import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../../src/modules/results/index.ts';
import { LookedMonths } from '../../src/modules/results/month-memory.ts';
import type { TallyQuery } from '../../src/modules/results/tally-query.ts';
import { TallyReader } from '../../src/modules/results/tally-reader.ts';
import { drawRatings } from './figures-world.ts';
import { inJune, RunningSumsWorld } from './running-sums-world.ts';

let sums: RunningSumsWorld;

beforeAll(async () => {
  sums = await RunningSumsWorld.start();
  await sums.keeper.write();
});
afterAll(() => sums.close());

const toYesterday: TallyQuery = { ...inJune, period: { from: '2026-11-04', to: '2026-11-19' } };
const toToday: TallyQuery = { ...inJune, period: { from: '2026-11-04', to: '2026-11-20' } };
const whole: TallyQuery = { ...inJune, period: { from: '2026-11-01', to: '2026-11-30' } };
const kept = ['join running_sums s', 'other'];

/** As a process finds it that has read none of it before. */
async function tablesAtFirst(query: TallyQuery): Promise<string[]> {
  const memory = sums.memory(1);
  try {
    return await sums.tablesOf(query, memory);
  } finally {
    await memory.stop();
  }
}

test('who remembers the month reads no days after the last rating, until one comes', async () => {
  // Strata know no languages: these are days of full cells, to the end of the year.
  const inEnglish: TallyQuery = {
    ...inJune,
    period: { from: '2026-09-03', to: '2026-12-31' },
    filter: { languages: ['EN'] },
  };
  const remembering = await sums.remembering(inEnglish);
  expect(await sums.tablesOf(inEnglish, remembering)).not.toContain('core_tally');
  expect(await sums.answers(remembering)).toEqual(await sums.answers(sums.reading));
  await sums.world.rate(drawRatings(40, { from: '2026-11-20', days: 1 }, 42));
  expect(await sums.tablesOf(inEnglish, remembering)).toContain('core_tally');
  expect(await sums.answers(remembering)).toEqual(await sums.answers(sums.reading));
  await remembering.stop();
});

test.each([
  ['ratings', () => sums.world.rate(drawRatings(5, { from: '2026-11-20', days: 1 }, 8))],
  ['transactions', () => sums.world.report(['2026-11-20'], 7)],
])('%s of today change nothing of what is kept of the days before', async (_what, happens) => {
  expect(await tablesAtFirst(toYesterday)).toEqual(kept);
  const before = await sums.answers(sums.reading);
  await happens();
  const after = await sums.answers(sums.reading);
  expect(after).not.toEqual(before);
  expect(await tablesAtFirst(toYesterday)).toEqual(kept);
  expect(await tablesAtFirst(toToday)).toEqual(['core_tally', ...kept]);
  expect(await tablesAtFirst(whole)).toEqual(['core_tally', ...kept]);
  expect(await sums.answers(sums.summing)).toEqual(after);
  expect(await sums.answers(sums.daySumming)).toEqual(after);
  expect(await sums.keeper.write()).toEqual([]);
  expect(await recount(sums.world.api.platform.pool)).toEqual([]);
});

test.each([
  ['a late rating', () => sums.world.rate(drawRatings(4, { from: '2026-11-13', days: 6 }, 9))],
  [
    'a rating of today that is moved',
    () => sums.change(`update rating set day = '2026-11-05' where day = '2026-11-20'`),
  ],
  ['transactions', () => sums.world.report(['2026-11-09'], 5)],
  ['withdrawals', () => sums.change(`delete from rating where day between '2026-11-10' and '2026-11-11'`)],
])('%s of a day before are in the next figure, and kept once they are written', async (_what, happens) => {
  const before = await sums.answers(sums.reading);
  await happens();
  const after = await sums.answers(sums.reading);
  expect(after).not.toEqual(before);
  expect(await sums.answers(sums.summing)).toEqual(after);
  expect(await sums.answers(sums.daySumming)).toEqual(after);
  expect(await sums.keeper.write()).toEqual(['2026-11-01']);
  expect(await sums.answers(sums.summing)).toEqual(after);
  expect(await sums.answers(sums.daySumming)).toEqual(after);
  expect(await recount(sums.world.api.platform.pool)).toEqual([]);
});

test.each([
  ['where its days are kept', () => Promise.resolve()],
  ['where they are not', () => sums.change(`update rating set sat = 1 + sat % 5 where day = '2026-11-02'`)],
])(
  'a rating that comes between the look of a request and its reading is taken off nothing, %s',
  async (_what, happens) => {
    await happens();
    const remembering = await sums.remembering(whole);
    const { directory } = sums.world.api.platform;
    const ask = (reader: TallyReader) => sums.askedOf(reader, toYesterday);
    const before = await ask(new TallyReader(sums.pools.figures, directory, new LookedMonths(sums.reading)));
    const reader = new TallyReader(sums.pools.figures, directory, new LookedMonths(remembering));
    await sums.askedOf(reader, whole);
    // Of today, and of days that are taken off.
    for (const from of ['2026-11-20', '2026-11-02']) await sums.world.rate(drawRatings(40, { from, days: 1 }, 21));
    expect(await ask(reader)).toEqual(before);
    await remembering.stop();
    await sums.keeper.write();
  },
);

test('where the last days are not quiet it is kept to the day before, today and one more at most', async () => {
  const rateLate = (from: string) => sums.world.rate(drawRatings(5, { from, days: 1 }, 31));
  await rateLate('2026-11-16');
  const quietTo = (last: string) => sums.keeper.write({ isQuiet: (_month, _kind, { toDay }) => toDay <= last });
  expect(await quietTo('2026-11-15')).toEqual([]);
  expect(await quietTo('2026-11-17')).toEqual([]);
  expect(await quietTo('2026-11-18')).toEqual(['2026-11-01']);
  expect(await tablesAtFirst(toYesterday)).toEqual(['core_tally', ...kept]);
  expect(await sums.answers(sums.summing)).toEqual(await sums.answers(sums.reading));
  expect(await sums.answers(sums.daySumming)).toEqual(await sums.answers(sums.reading));
  // What changes after it leaves it as it is.
  await rateLate('2026-11-19');
  expect(await tablesAtFirst(toYesterday)).toEqual(['core_tally', ...kept]);
  expect(await quietTo('2026-11-18')).toEqual([]);
  expect(await sums.answers(sums.summing)).toEqual(await sums.answers(sums.reading));
  expect(await recount(sums.world.api.platform.pool)).toEqual([]);
  expect(await sums.keeper.write()).toEqual(['2026-11-01']);
  expect(await tablesAtFirst(toYesterday)).toEqual(kept);
});

test('a day later it is kept to that day, whether or not anybody rated', async () => {
  const after = await sums.answers(sums.reading);
  for (const day of ['21', '22']) {
    const later = sums.keeperOn(`2026-11-${day}T00:00:00Z`);
    expect(await later.write()).toEqual(['2026-11-01']);
    expect(await later.write()).toEqual([]);
    expect(await tablesAtFirst(toToday)).toEqual(kept);
    expect(await sums.answers(sums.summing)).toEqual(after);
    expect(await sums.answers(sums.daySumming)).toEqual(after);
  }
  expect(await recount(sums.world.api.platform.pool)).toEqual([]);
});

test('where many later days have ratings the month is read', async () => {
  const dayAfter = sums.keeperOn('2026-11-22T00:00:00Z');
  const moveTo = (day: string) =>
    sums.change(`update rating set day = $1 where id = (select id from rating where day = '2026-11-20' limit 1)`, day);
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) await moveTo(day);
  expect(await dayAfter.write()).toEqual(['2026-11-01']);
  expect(await tablesAtFirst(whole)).toEqual(['core_tally', ...kept]);
  await moveTo('2026-11-25');
  expect(await dayAfter.write()).toEqual(['2026-11-01']);
  expect(await tablesAtFirst(whole)).toEqual(['core_tally', 'other']);
  expect(await sums.answers(sums.summing)).toEqual(await sums.answers(sums.reading));
});

test('once it is over it is kept whole', async () => {
  const after = await sums.answers(sums.reading);
  const later = sums.keeperOn('2026-12-01T00:00:00Z');
  expect(await later.write()).toEqual(['2026-11-01']);
  expect(await tablesAtFirst(whole)).toEqual(kept);
  expect(await sums.answers(sums.summing)).toEqual(after);
  const behind = sums.keeperOn('2026-11-30T23:59:00Z');
  expect(await behind.write()).toEqual([]);
  // Back to the day of these tests.
  expect(await sums.keeper.write()).toEqual(['2026-11-01']);
});
