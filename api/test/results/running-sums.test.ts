import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { type MonthMemory, readersFor, recount } from '../../src/modules/results/index.ts';
import { LookedMonths } from '../../src/modules/results/month-memory.ts';
import type { TallyQuery } from '../../src/modules/results/tally-query.ts';
import { TallyReader } from '../../src/modules/results/tally-reader.ts';
import { drawRatings } from './figures-world.ts';
import { inJune, MONTHS, RunningSumsWorld } from './running-sums-world.ts';

let sums: RunningSumsWorld;

beforeAll(async () => {
  sums = await RunningSumsWorld.start();
});
afterAll(() => sums.close());

test('days from running sums, and from days of subjects, are the days themselves', async () => {
  expect(await sums.tablesOf(inJune)).toEqual(['core_tally', 'other']);
  const fromDays = await sums.answers(sums.reading);
  expect(fromDays.filter((found) => found.length > 0).length).toBeGreaterThan(300);
  expect(await sums.keeper.write()).toEqual(MONTHS);
  expect(await sums.tablesOf(inJune)).toEqual(['join running_sums s', 'other']);
  expect(await sums.tablesOf(inJune, sums.daySumming)).toEqual(['join subject_days', 'other']);
  expect(await sums.tablesOf({ ...inJune, bucket: 'WEEK' }, sums.daySumming)).toEqual(['other']);
  expect(await sums.answers(sums.summing)).toEqual(fromDays);
  expect(await sums.answers(sums.daySumming)).toEqual(fromDays);
  // A second time they are remembered.
  expect(await sums.tablesOf(inJune)).toEqual(['other']);
  expect(await sums.answers(sums.summing)).toEqual(fromDays);
  expect(await recount(sums.world.api.platform.pool)).toEqual([]);
});

test('nothing is written again while nothing changes', async () => {
  expect(await sums.keeper.write()).toEqual([]);
});

test.each([
  ['a late rating', () => sums.world.rate(drawRatings(3, { from: '2026-06-06', days: 5 }, 3))],
  [
    'revisions',
    () => sums.change(`update rating set sat = 1 + sat % 5 where day between '2026-06-05' and '2026-06-09'`),
  ],
  ['other days', () => sums.change(`update rating set day = '2026-06-07' where day = '2026-06-21'`)],
  ['reported transactions', () => sums.world.report(['2026-06-12'], 5)],
  ['withdrawals', () => sums.change(`delete from rating where day between '2026-06-10' and '2026-06-11'`)],
])(
  'a change of June, %s, is in the next figure, and in running sums once they are written again',
  async (_what, happens) => {
    const before = await sums.answers(sums.reading);
    await happens();
    const after = await sums.answers(sums.reading);
    expect(after).not.toEqual(before);
    expect(await sums.answers(sums.summing)).toEqual(after);
    expect(await sums.keeper.write()).toEqual(['2026-06-01']);
    expect(await sums.answers(sums.summing)).toEqual(after);
  },
);

test('what is kept is written anew between the look of a request and its reading', async () => {
  const query: TallyQuery = { ...inJune, period: { from: '2026-06-03', to: '2026-06-30' } };
  const june: TallyQuery = { ...inJune, period: { from: '2026-06-01', to: '2026-06-30' } };
  const remembering = await sums.remembering(june);
  const { directory, method } = sums.world.api.platform;
  const subject = sums.ministry;
  const reader = new TallyReader(sums.pools.figures, directory, new LookedMonths(remembering));
  const { flow } = readersFor(sums.pools.figures, { directory, method, memory: remembering });
  await sums.askedOf(reader, june);
  await flow.flow(subject, { period: june.period, filter: null });
  await sums.world.rate(drawRatings(60, { from: '2026-06-01', days: 2 }, 5));
  await sums.world.report(['2026-06-02'], 40);
  expect(await sums.keeper.write()).toEqual(['2026-06-01']);
  // All of it is read as it is now: the days that are taken off are of the same moment as the month.
  expect(await sums.askedOf(reader, query)).toEqual(
    await sums.askedOf(new TallyReader(sums.pools.figures, directory, new LookedMonths(sums.reading)), query),
  );
  const shares = async (
    memory: MonthMemory,
    reader = readersFor(sums.pools.figures, { directory, method, memory }).flow,
  ) =>
    (await reader.flow(subject, { period: query.period, filter: null })).flatMap((one) =>
      one.flow.map((share) => JSON.stringify(share)).toSorted(),
    );
  expect(await shares(remembering, flow)).toEqual(await shares(sums.reading));
  await remembering.stop();
});

test('a recount finds running sums that are wrong', async () => {
  const write = (statement: string) =>
    withRole(sums.world.api.platform.pool, 'otklik_worker', (client) => client.query(statement));
  await write(`update running_sums t set sums = s.sums from running_sums s
    where t.kind = 'T' and t.to_day = '2026-06-20' and s.kind = 'T' and s.to_day = '2026-06-19' and s.piece = t.piece`);
  await write(`update subject_days t set days = s.days from subject_days s
    where t.month = '2026-06-01' and s.month = '2026-05-01' and s.subject_id = t.subject_id and s.piece = t.piece`);
  await write(`delete from subject_days where month = '2026-07-01' and piece = 2`);
  await write(`delete from running_sums where to_day = '2026-07-31' and piece = 1 and kind = 'F'`);
  const found = await recount(sums.world.api.platform.pool);
  expect(new Set(found.map(({ table }) => table))).toEqual(new Set(['running sum']));
  const what = found.map(({ cell }) => JSON.parse(cell) as { kind: string; month: string; toDay?: string });
  expect(new Set(what.map(({ kind, month, toDay }) => `${kind} ${toDay ?? month}`))).toEqual(
    new Set(['T 2026-06-20', 'D 2026-06-01', 'D 2026-07-01', 'F 2026-07-31']),
  );
});
